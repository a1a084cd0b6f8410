settings-about-title = À propos
settings-about-version = Tincan { $version }, logiciel libre sous licence Apache 2.0.
settings-about-source = Chacun peut lire, modifier et transmettre son code source sous cette licence.
settings-about-licences = Licences de tout ce qu’il contient (nouvel onglet)
