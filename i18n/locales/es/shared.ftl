shared-title = Compartido con Tincan
shared-choose = Abre una sala: esto pasará a su cuadro de mensaje y tú decides si lo envías.
shared-missing = Lo que se compartió no ha llegado aquí. Compártelo otra vez.
