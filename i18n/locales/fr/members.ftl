members-owner = Propriétaire
members-moderator = Modération
members-member = Membre
members-reader = Lecture seule
members-asks = Demande à entrer
members-removed = Accès retiré
members-link-asks = demande à entrer
members-link-removed = accès retiré
members-let-in = Laisser entrer
members-let-back-in = Laisser revenir
members-make-moderator = Confier la modération
members-make-member = Passer membre
members-make-reader = Passer en lecture seule
members-remove-closes = { $name } garde ce qui est déjà sur son appareil, et ne reçoit plus rien de nouveau. Désormais, les nouveaux venus devront demander à entrer, ce qui est irréversible.
members-remove = { $name } garde ce qui est déjà sur son appareil, et ne reçoit plus rien de nouveau. Pour revenir, il faudra que quelqu’un lui ouvre.
members-reader-closes = { $name } lit, mais ne peut pas écrire. Désormais, les nouveaux venus devront demander à entrer, ce qui est irréversible.
members-you-were-removed = Votre accès à ce salon a été retiré. Ce que vous avez reste lisible ici ; rien de nouveau n’arrive, et ce que vous écrivez n’atteint personne.
members-one-asks = { $name } demande à entrer.
members-two-ask = { $first } et { $second } demandent à entrer.
members-many-ask = { $count ->
    [one] { NUMBER($count) } personne demande à entrer.
   *[other] { NUMBER($count) } personnes demandent à entrer.
}
members-waiting-alone = Vous attendez qu’on vous laisse entrer. Personne n’est là en ce moment pour le faire ; le salon s’ouvrira de lui-même dès que ce sera fait.
members-waiting-one = { $name } voit que vous attendez. Quelqu’un doit vous laisser entrer ; ce que vous écrivez arrivera alors.
members-waiting-two = { $first } et { $second } voient que vous attendez. Quelqu’un doit vous laisser entrer ; ce que vous écrivez arrivera alors.
members-waiting-many = { $others ->
    [one] { $name } et { NUMBER($others) } autre voient que vous attendez. Quelqu’un doit vous laisser entrer ; ce que vous écrivez arrivera alors.
   *[other] { $name } et { NUMBER($others) } autres voient que vous attendez. Quelqu’un doit vous laisser entrer ; ce que vous écrivez arrivera alors.
}
members-unreadable = { $count ->
    [one] { NUMBER($count) } message ne peut pas être lu ici : écrit avant votre arrivée, ou pendant que vous n’étiez pas dans le salon.
   *[other] { NUMBER($count) } messages ne peuvent pas être lus ici : écrits avant votre arrivée, ou pendant que vous n’étiez pas dans le salon.
}
members-private-news = { $count ->
    [one] { $name } vous a écrit en privé : { NUMBER($count) } nouveau message.
   *[other] { $name } vous a écrit en privé : { NUMBER($count) } nouveaux messages.
}
members-private-news-many = { NUMBER($count) } nouveaux messages privés de { NUMBER($people) } personnes.
