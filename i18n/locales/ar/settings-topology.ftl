settings-topology-title = الاتصالات
settings-topology-linked = كل صفحة متصلة
settings-topology-mesh = بكل الصفحات الأخرى
settings-topology-mesh-help = ما يُقال يسلك أقصر طريق، ولا تعتمد الغرفة على أحد بعينه.
settings-topology-star = بالمالك فقط
settings-topology-star-help = نجمة: اتصال واحد لكل صفحة، وكل شيء يمر عبر صفحة للمالك هي العقدة المركزية. وما دامت لا صفحة منها مفتوحة ينتظر الجميع، ويُحفظ ما يكتبونه.
settings-topology-is-mesh = كل صفحة متصلة بكل الصفحات الأخرى.
settings-topology-is-star = هذه الغرفة نجمة: كل صفحة متصلة بصفحة للمالك فقط هي العقدة المركزية. وما دامت لا صفحة منها مفتوحة ينتظر الجميع، ويُحفظ ما يكتبونه.
