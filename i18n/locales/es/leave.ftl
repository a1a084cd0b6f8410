leave-left = Saliste de la sala.
leave-left-help = Todas las conexiones con los demás están cerradas. Lo que se dijo queda con quienes siguen en la sala, y en este dispositivo hasta que olvides la sala.
leave-join-again = Volver a entrar
