polls-tools = Outils
polls-chat = Discussion
polls-polls = Sondages
polls-waiting = { $count ->
    [one] { NUMBER($count) } sondage attend votre vote
   *[other] { NUMBER($count) } sondages attendent votre vote
}
polls-card-waits = Votre vote manque.
polls-card-open = Vote en cours.
polls-card-closed = Fermé.
polls-votes = { $count ->
    [0] Personne n’a encore voté.
    [one] { NUMBER($count) } vote.
   *[other] { NUMBER($count) } votes.
}
polls-open = Voir le sondage
polls-new = Nouveau sondage
polls-all = Tous les sondages
polls-none = Il n’y a pas encore de sondage dans ce salon.
polls-none-help = Un sondage appartient à la personne qui le lance : son navigateur compte les votes, et tout le monde peut vérifier le résultat.
polls-list-open = Ouverts
polls-list-closed = Fermés
polls-open-until = Ouvert jusqu’au { $when }
polls-state-open = Ouvert
polls-state-over = Délai écoulé
polls-state-closed = Fermé
polls-state-deleted = Supprimé
polls-your-vote-missing = Votre vote manque
polls-you-voted = Vous avez voté.
polls-deleted = Ce sondage a été supprimé.
polls-not-here = Ce sondage n’est pas dans ce salon, ou aucune des personnes qui l’ont n’est là.
polls-coming = Ce sondage n’est pas encore arrivé.
polls-owned-by-you = Propriétaire : vous
polls-owned-by = Propriétaire : { $name }
polls-owned-elsewhere = Propriétaire : un autre de vos onglets ou appareils
polls-rule-secret = Secret : jusqu’à la fermeture, seul le propriétaire peut lire les votes.
polls-rule-named = Votes avec noms : qui voit les résultats voit qui a voté quoi.
polls-rule-final = Les votes sont définitifs.
polls-rule-adding = Les votants peuvent ajouter des options.
polls-rule-cap = { $count ->
    [one] Chaque option accepte { NUMBER($count) } vote.
   *[other] Chaque option accepte { NUMBER($count) } votes.
}
polls-owner-away = Propriétaire absent.
polls-away-copy = { $name } n’est pas en ligne. Vous voyez votre copie, à la date du { $when }.
polls-away-copy-ours = Ce sondage appartient à un autre de vos onglets ou appareils, qui doit être ouvert pour compter. Vous voyez votre copie, à la date du { $when }.
polls-away-kept = Ce que vous faites maintenant est gardé sur cet appareil et envoyé au retour du propriétaire.
polls-away-kept-ours = Ce que vous faites maintenant est gardé sur cet appareil et envoyé dès que l’autre est ouvert.
polls-away-read-only = En attendant, ce sondage n’accepte pas de votes.
polls-owner-gone = Le propriétaire n’est plus dans ce salon : plus rien ne sera décidé pour ce sondage.
polls-pending = En attente de synchronisation
polls-pending-saving = En cours d’enregistrement
polls-pending-saved = Enregistré ici, en attente du propriétaire
polls-pending-sent = En route vers le propriétaire
polls-refused = Refusé : { $what }. { $why }
polls-wish-vote = Votre vote
polls-wish-take-back = Retrait de votre vote
polls-wish-option = Option « { $option } »
polls-wish-describe = Nouvelle question « { $question } »
polls-wish-deadline = Date limite { $when }
polls-wish-no-deadline = Pas de date limite
polls-wish-role = { $name } : { $role }
polls-wish-close = Fermeture du sondage
polls-wish-reopen = Réouverture du sondage
polls-wish-pass = Transmission du sondage
polls-comments = Commentaires ({ NUMBER($count) })
polls-copy-link = Copier le lien
polls-duplicate = Dupliquer
polls-your-vote = Votre vote
polls-options = Options
polls-vote = Voter
polls-change-vote = Modifier le vote
polls-take-back = Retirer le vote
polls-choose-first = Choisissez d’abord quelque chose.
polls-at-most = { $count ->
    [one] Choisissez { NUMBER($count) } option au plus.
   *[other] Choisissez { NUMBER($count) } options au plus.
}
polls-full = Complet
polls-yes = Oui
polls-if-need-be = Si nécessaire
polls-no = Non
polls-no-answer = Pas de réponse
polls-chosen = Choisi
polls-no-more-votes = Les votes ne sont plus acceptés.
polls-viewer = Vous pouvez voir ce sondage, mais pas voter.
polls-final = Dans ce sondage, les votes sont définitifs.
polls-away-form = Le propriétaire est absent, et ce sondage n’accepte de votes qu’en sa présence.
polls-gone-form = Le propriétaire n’est plus dans ce salon, les votes ne sont donc plus acceptés.
polls-you-chose = Vous avez voté : { $what }
polls-you-did-not = Vous n’avez pas voté.
polls-and-more = { $all }, { $next }
polls-place-of = { NUMBER($place) }. { $name }
polls-secret-help = Votre vote est scellé pour { $owner }, qui le compte. Les autres voient que vous avez voté et, après la fermeture, tous les votes sans leur nom. La vérification du résultat y retrouve le vôtre.
polls-secret-help-owner = Ce sondage est à vous : vous pouvez lire chaque vote. Les autres voient qui a voté et, après la fermeture, tous les votes sans leur nom.
polls-from-to = { $begin } – { $end }
polls-order-help = Mettez les options dans votre ordre, la meilleure en premier. Ce que vous laissez de côté vient en dernier.
polls-your-order = Votre ordre
polls-not-in-order = Pas encore dans votre ordre
polls-out-of-order = { $name } n’est pas dans votre ordre
polls-up = Monter { $name }
polls-down = Descendre { $name }
polls-take-out = Retirer { $name }
polls-put = Ajouter { $name } à votre ordre
polls-another-option = Autre option
polls-add = Ajouter
polls-option-missing = Une option a de 1 à { NUMBER($max) } caractères.
polls-day = Jour
polls-from = De
polls-to = À
polls-date-needs-day = Choisissez un jour.
polls-date-needs-begin = Choisissez aussi l’heure de début.
polls-date-backwards = La fin précède le début.
polls-results = Résultats
polls-no-votes = Personne n’a encore voté.
polls-hidden-until-voted = Vous verrez les résultats après avoir voté.
polls-hidden-until-closed = Vous verrez les résultats après la fermeture du sondage.
polls-hidden-with-owner = Le propriétaire compte les votes. Vous verrez les résultats après la fermeture du sondage.
polls-hidden-not-published = Le propriétaire n’a pas encore publié les votes. Ils le seront quand il sera là.
polls-leads = En tête
polls-choice-count = { $count ->
    [one] { NUMBER($count) } vote, { NUMBER($percent) } %
   *[other] { NUMBER($count) } votes, { NUMBER($percent) } %
}
polls-date-count = { NUMBER($yes) } oui, { NUMBER($maybe) } si nécessaire, { NUMBER($no) } non
polls-who-voted = Qui a voté quoi
polls-ballots = Tous les votes, sans les noms
polls-you = (vous)
polls-show-all = Tout afficher ({ NUMBER($count) })
polls-table = Réponses par personne et par date
polls-name = Nom
polls-schulze = Résultat par la méthode de Schulze
polls-pairs = Comparaison par paires
polls-pairs-help = Chaque ligne contre chaque colonne. Le plus grand des deux nombres est marqué.
polls-preferred = Personnes qui préfèrent la ligne
polls-strongest = Chemin le plus fort de la ligne à la colonne
polls-run-off = Résultat par vote alternatif
polls-run-off-winner = En première place : { $names }
polls-rounds = Tous les tours
polls-round = Tour { NUMBER($number) }
polls-round-out = Éliminations : { $names }
polls-round-exhausted = { $count ->
    [one] { NUMBER($count) } vote ne cite aucune des options restantes.
   *[other] { NUMBER($count) } votes ne citent aucune des options restantes.
}
polls-missing-title = Qui n’a pas voté
polls-all-voted = Toutes les personnes qui peuvent voter l’ont fait.
polls-remind = Envoyer un rappel
polls-remind-help = Écrit un message qui mentionne ces personnes, { NUMBER($max) } au plus à la fois.
polls-reminded = Rappels envoyés : { NUMBER($count) } sur { NUMBER($all) }.
polls-reminder = { $names } Votre vote manque : { $question }
polls-roles = Rôles
polls-roles-help = Les observateurs regardent, les votants votent, les éditeurs peuvent aussi modifier le sondage et le fermer. Le propriétaire décide.
polls-role-viewer = Observateur
polls-role-voter = Votant
polls-role-editor = Éditeur
polls-role-owner = Propriétaire
polls-role-of = Rôle de { $name }
polls-manage = Modifier ce sondage
polls-close = Fermer le sondage
polls-reopen = Rouvrir le sondage
polls-deadline = Date limite
polls-deadline-day = Dernier jour
polls-deadline-time = Heure
polls-deadline-needs-day = Choisissez aussi un jour.
polls-deadline-help = Les votes qui parviennent plus tard au propriétaire ne comptent pas. Facultatif.
polls-set-deadline = Fixer la date limite
polls-save-words = Enregistrer la question
polls-pass = Transmettre le sondage
polls-pass-help = Le nouveau propriétaire décide et compte à partir de là ; vous ne pourrez pas revenir en arrière. Vous pouvez aussi choisir un autre de vos appareils.
polls-own-device = Votre autre appareil { $key }
polls-heir = { $name } { $key }
polls-pass-to = Transmettre à : { $name }
polls-pass-on = Transmettre
polls-pass-sure = Nouveau propriétaire : { $name }.
polls-nobody-to-pass = Personne d’autre n’est là.
polls-check = Vérifier ce résultat
polls-check-help = Recompte tout sur cet appareil, à partir de ce que chaque personne a signé.
polls-check-now = Vérifier maintenant
polls-check-not-here = Ce sondage ne peut pas être vérifié maintenant : ce sur quoi il repose n’est pas ici.
polls-check-old = Le sondage a changé depuis. Vérifiez-le de nouveau pour voir où il en est.
polls-check-good = { $count ->
    [0] Aucun vote, et rien d’anormal.
    [one] Le résultat est juste : { NUMBER($count) } vote recompté.
   *[other] Le résultat est juste : { NUMBER($count) } votes recomptés.
}
polls-check-partly = Rien d’anormal n’a été trouvé, mais tout n’a pas pu être vérifié.
polls-check-bad = { $count ->
    [one] Le propriétaire a commis une irrégularité.
   *[other] Le propriétaire a commis { NUMBER($count) } irrégularités.
}
polls-own-counted = Votre vote compte tel que vous l’avez écrit.
polls-own-pending = Votre vote n’a pas encore de réponse.
polls-own-refused = Votre vote a été refusé.
polls-own-wronged = Votre vote ne compte pas tel que vous l’avez écrit.
polls-own-unchecked = Le propriétaire a compté votre vote. La publication des votes montrera s’il l’a compté tel que vous l’avez écrit.
polls-unchecked = { $count ->
    [one] { NUMBER($count) } décision n’a pas pu être vérifiée : ce sur quoi elle repose n’est pas ici.
   *[other] { NUMBER($count) } décisions n’ont pas pu être vérifiées : ce sur quoi elles reposent n’est pas ici.
}
polls-unchecked-sealed = { $count ->
    [one] { NUMBER($count) } vote est encore scellé. Il pourra être vérifié une fois les votes publiés.
   *[other] { NUMBER($count) } votes sont encore scellés. Ils pourront être vérifiés une fois publiés.
}
polls-wrong-dropped = { $owner } avait reçu une demande de { $of } et n’y a jamais répondu, tout en répondant à d’autres.
polls-wrong-twice = { $owner } a compté deux fois une même chose, de { $of }. Ici, elle compte une fois.
polls-wrong-invented = { $owner } a accepté ce que { $of } n’a jamais demandé. Ici, cela ne compte pas.
polls-wrong-rules = { $owner } a accepté, de { $of }, ce que les règles interdisent. Ici, cela ne compte pas. { $rule }
polls-wrong-refused = { $owner } a refusé, de { $of }, ce que les règles permettent.
polls-wrong-revision = { $owner } a donné le numéro { NUMBER($given) } alors que le suivant était { NUMBER($next) }. Ici, cela ne compte pas.
polls-wrong-not-owner = { $owner } a continué à décider après avoir transmis le sondage. Ici, cela ne compte pas.
polls-wrong-count = { $owner } n’a pas publié autant de votes qu’il y a eu de votants : { NUMBER($published) } au lieu de { NUMBER($voted) }.
polls-wrong-ballot = { $owner } a publié comme vote ce qui n’en est pas un.
polls-wrong-missing = { $owner } n’a pas publié votre vote.
polls-wrong-altered = { $owner } a publié votre vote autrement que vous l’avez écrit.
polls-export = Enregistrer ou imprimer
polls-export-help = Écrit ce que vous voyez de ce sondage dans un fichier sur cet appareil.
polls-export-csv = Tableau (CSV)
polls-export-json = JSON
polls-export-ics = Dates pour un agenda (ICS)
polls-export-best = Meilleure date pour un agenda (ICS)
polls-print = Imprimer
polls-question = Question
polls-description = Description (facultatif)
polls-kind = Façon de répondre
polls-kind-one = Une option
polls-kind-one-help = Chaque personne en choisit une.
polls-kind-several = Plusieurs options
polls-kind-several-help = Chaque personne en choisit autant qu’elle veut, ou jusqu’à un maximum.
polls-kind-dates = Des dates
polls-kind-dates-help = Oui, si nécessaire ou non pour chaque date.
polls-kind-ranked = Un ordre
polls-kind-ranked-help = Chaque personne met les options dans son ordre.
polls-most = Nombre maximal de réponses (facultatif)
polls-most-help = Vide : autant qu’on veut.
polls-option-number = Option { NUMBER($number) }
polls-remove-option = Retirer l’option { NUMBER($number) }
polls-add-option = Ajouter une option
polls-number = Saisissez un nombre à partir de 1, ou rien.
polls-more-rules = Autres règles
polls-votes-rules = Votes
polls-changing = Les votes peuvent être changés
polls-changing-help = Jusqu’à la fermeture du sondage.
polls-secret = Votes secrets
polls-secret-rule-help = Propriétaire du sondage, vous pouvez lire chaque vote. Les autres voient qui a voté ; les votes sont montrés sans les noms après la fermeture.
polls-adding = Les votants peuvent ajouter des options
polls-adding-help = Vous et les éditeurs le pouvez toujours.
polls-while-away = Accepter des votes en votre absence
polls-while-away-help = Ils attendent sur les appareils des votants le retour de votre navigateur.
polls-everybody = Toutes les personnes du salon peuvent voter
polls-everybody-help = Sinon, tout le monde regarde, et vous désignez qui vote.
polls-shown = Les résultats sont montrés
polls-shown-always = Toujours
polls-shown-once-voted = Aux personnes qui ont voté
polls-shown-once-closed = Après la fermeture du sondage
polls-cap = Nombre maximal de votes par option (facultatif)
polls-cap-help = Pour des places ou des créneaux : les suivants choisissent autre chose.
polls-owner-help = Le sondage appartiendra à cette page : elle compte les votes tant qu’elle est ouverte, et continue quand vous rouvrez le salon dans ce navigateur. Vos autres onglets et appareils ne comptent pas à sa place.
polls-start = Lancer le sondage
polls-to-poll = Aller au sondage
polls-comments-on = Commentaires sur
polls-comments-note = Commentaires
