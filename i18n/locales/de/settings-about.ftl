settings-about-title = Über
settings-about-version = Tincan { $version }, freie Software unter der Apache-Lizenz 2.0.
settings-about-source = Ihren Quelltext dürfen alle unter dieser Lizenz lesen, ändern und weitergeben.
settings-about-licences = Lizenzen von allem, was darin steckt (neuer Tab)
