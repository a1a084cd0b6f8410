settings-about-title = حول
settings-about-version = Tincan { $version }، برنامج حر برخصة Apache 2.0.
settings-about-source = لكل أحد أن يقرأ شيفرته المصدرية ويغيّرها وينشرها بموجب تلك الرخصة.
settings-about-licences = رخص كل ما فيه (علامة تبويب جديدة)
