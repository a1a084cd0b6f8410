notifications-unsupported = Ce navigateur n’a pas de notifications pour cette page : elles nécessitent une page chargée en https et, sur un iPhone ou un iPad, ajoutée à l’écran d’accueil.
notifications-denied = Ce navigateur a pour consigne de ne pas afficher les notifications de cette page. Pour changer cela, appuyez sur le symbole à gauche de l’adresse, autorisez-y les notifications, puis réactivez-les ici.
notifications-all = Tous les messages
notifications-all-help = Tout ce qui s’y écrit.
notifications-mentions = Mentions seulement
notifications-mentions-help = Ce qui porte votre nom après un @, et ce qu’on vous écrit en privé.
notifications-nothing = Rien
notifications-nothing-help = Ce qui est nouveau est compté dans la liste des salons, et c’est tout.
notifications-as-in-settings-all = Comme dans les paramètres : tous les messages
notifications-as-in-settings-mentions = Comme dans les paramètres : mentions seulement
notifications-as-in-settings-nothing = Comme dans les paramètres : rien
notifications-hidden = { $count ->
    [one] Il y a un nouveau message.
   *[other] Il y a { NUMBER($count) } nouveaux messages.
}
notifications-private = { $author }, en privé
notifications-in-room = { $author } dans { $room }
notifications-in-channel = { $author } dans { $room }, { $channel }
notifications-mention-in-room = { $author } vous mentionne dans { $room }
notifications-mention-in-channel = { $author } vous mentionne dans { $room }, { $channel }
notifications-several = { $title } ({ NUMBER($count) } nouveaux)
