safety-mark-impostor = 不是你验证过的 { $name }
safety-mark-renamed = 已验证为 { $name }
safety-mark-other-key = 密钥与以前不同

safety-impostor = 这不是你验证过的 { $name }：使用此名字的是另一个密钥（{ $key }）。你验证过的是 { $verified }。
safety-renamed = 你验证此人时，其名字是 { $name }。
safety-other-key = 你以前遇到过一个使用其他密钥的 { $name }。这可能是另一个人：请比对安全码。
safety-shared = 这里还有一个人也叫 { $name }。名字旁的字母可以区分他们。

safety-match = 一致：你和 { $name } 之间没有中间人。{ $name } 已标记为已验证。
safety-sees-another-me = 不一致。{ $name } 显示的这个码针对的不是你的密钥，而是另一个密钥：属于别人，或属于你们之间的中间人。请让 { $name } 打开你的名字，再扫描一次。
safety-another-person = 不一致。这个码属于另一个密钥，不是这里叫 { $name } 的那个。如果你是从 { $name } 的屏幕上扫描的，那么这里是别人在使用这个名字。
safety-of-others = 不一致。这是另外两个密钥之间的码。请让 { $name } 打开你的名字，然后扫描那个码。
safety-own = 这是你自己屏幕上的码。请扫描 { $name } 的码。
safety-no-code = 此二维码不是安全码。
