settings-topology-title = Liaisons
settings-topology-linked = Chaque page est reliée
settings-topology-mesh = À toutes les autres pages
settings-topology-mesh-help = Ce qui est dit prend le chemin le plus court, et le salon ne dépend de personne en particulier.
settings-topology-star = Au propriétaire seulement
settings-topology-star-help = Une étoile : une liaison par page, et tout passe par une page du propriétaire, le nœud central. Tant qu’aucune n’est ouverte, tout le monde attend ; ce qui est écrit est conservé.
settings-topology-is-mesh = Chaque page est reliée à toutes les autres.
settings-topology-is-star = Ce salon est une étoile : chaque page n’est reliée qu’à une page du propriétaire, le nœud central. Tant qu’aucune n’est ouverte, tout le monde attend ; ce qui est écrit est conservé.
