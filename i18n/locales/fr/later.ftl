later-coming = Cette partie est en cours de chargement.
later-failed = Cette partie n’a pas pu être chargée. Elle vient du serveur, qui est peut-être injoignable.
later-again = Réessayer
