pins-title = Messages épinglés
pins-none = Plus rien n’est épinglé ici.
pins-by = Épinglé par { $name }
pins-show = Afficher
pins-unpin = Désépingler
