settings-topology-title = 连接方式
settings-topology-linked = 每个页面连接到
settings-topology-mesh = 所有其他页面
settings-topology-mesh-help = 内容走最短的路径，房间不依赖任何一个人。
settings-topology-star = 仅房主
settings-topology-star-help = 星形：每个页面只有一个连接，所有内容都经由房主的一个页面，即中心节点。没有打开的中心节点时，所有人都要等待；他们写的内容会保存下来。
settings-topology-is-mesh = 每个页面都与所有其他页面相连。
settings-topology-is-star = 此房间为星形：每个页面只与房主的一个页面（中心节点）相连。没有打开的中心节点时，所有人都要等待；他们写的内容会保存下来。
