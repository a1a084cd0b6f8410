leave-left = Vous avez quitté le salon.
leave-left-help = Toutes les liaisons avec les autres sont fermées. Ce qui a été dit reste chez les personnes encore là, et sur cet appareil jusqu’à ce que vous oubliiez le salon.
leave-join-again = Rejoindre à nouveau
