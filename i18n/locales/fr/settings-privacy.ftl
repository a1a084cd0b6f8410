settings-privacy-title = Confidentialité
settings-privacy-help = Pour cet appareil, dans tous les salons, à partir de maintenant. Vos autres appareils sont quand même informés, pour que ce que vous lisez sur l’un soit lu sur tous.
settings-privacy-read = Envoyer des accusés de lecture
settings-privacy-read-help = Les autres voient jusqu’où vous avez lu. Désactivé, ils ne le voient pas ; vous voyez toujours ce qu’ils envoient.
settings-privacy-typing = Envoyer l’indicateur de saisie
settings-privacy-typing-help = Les autres voient que vous écrivez pendant que vous le faites. Désactivé, ils ne le voient pas ; vous le voyez toujours d’eux.
settings-privacy-presence = Envoyer la présence et la dernière visite
settings-privacy-presence-help = Les autres voient si vous êtes sur cette page, et quand vous y étiez pour la dernière fois. Désactivé, ils voient seulement que votre navigateur est dans le salon ; vous le voyez toujours d’eux.
