page-description = Tincan es una sala que vive en los navegadores de quienes están en ella. Sin cuenta, y nada de lo que dices queda en un servidor.
page-profile-of = Perfil de { $name }
page-not-found-title = No encontrada · Tincan
page-not-found = Esta dirección no lleva a ninguna parte
page-not-found-help = Aquí no hay ninguna página. El enlace de una sala tiene la forma /room#… y hay que copiarlo entero.
