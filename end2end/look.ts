import { allLinked } from './conversation.ts';
import { expect, type Person, test } from './fixtures.ts';
const OUT = '/tmp/look2';
test('look', async ({ newPerson, watch }) => {
  test.setTimeout(600_000);
  const LONG = 'Dr. Maximiliane-Alexandrina Wolfeschlegelsteinhausen-Bergerdorff';
  const open = (name: string, options: object) => newPerson(name, { reducedMotion: 'reduce', ...options } as never);
  const ada = await open('Ada', { viewport: { width: 1200, height: 800 }, colorScheme: 'light' });
  const grace = await open('Grace', { viewport: { width: 1200, height: 800 }, colorScheme: 'dark' });
  const linus = await open('Linus', { viewport: { width: 390, height: 800 }, colorScheme: 'dark', hasTouch: true });
  const max = await open(LONG, { viewport: { width: 320, height: 640 }, colorScheme: 'light', hasTouch: true });
  const people = [ada, grace, linus, max];
  const shot = async (name: string, who: Person[] = people) => {
    for (const p of who) {
      await p.page.waitForTimeout(300);
      await p.page.screenshot({ path: `${OUT}/${name}-${p === max ? 'max' : p.name.toLowerCase()}.png`, animations: 'disabled' });
    }
  };
  const link = await ada.opensRoom();
  await shot('empty', [ada]);
  for (const p of [grace, linus, max]) await p.opensLink(link);
  await allLinked(people);
  await shot('empty2', [linus, max]);
  const says = async (p: Person, text: string) => { await p.room.composer.fill(text); await p.room.sendButton.click(); };
  await says(ada, '# Plan for Thursday\n\nWe need:\n\n- **cords** (Linus)\n- glasses, see [the list](https://example.org/list)\n- ~~rain~~ sun :sunny:\n\n> If it stays dry\n\n1. first\n2. second');
  await says(grace, 'Here is the script:\n\n```rust\nfn main() {\n    // Count the lamps\n    let lamps = 40;\n    println!("{lamps} lamps");\n}\n```\nand `inline` code. @Ada please look');
  await says(linus, '🎉🎉');
  await says(max, 'שלום to everybody. ' + 'A long sentence goes on and on. '.repeat(60));
  await says(linus, '| Who | What |\n|---|---|\n| Linus | cords |\n| Grace | glasses |');
  for (const { room } of people) await expect(room.messages).toHaveCount(5);
  await ada.room.messages.nth(1).hover();
  await ada.message.reacts(ada.room.messages.nth(1), '👍');
  await grace.message.reacts(grace.room.messages.nth(0), '🎉').catch(() => undefined);
  await shot('chat');
  await ada.channels.make('lanterns', 'Everything that glows');
  await says(ada, 'In the channel');
  await shot('channel', [ada]);
  await grace.channels.create.click();
  await shot('new-channel', [grace]);
  await grace.page.keyboard.press('Escape');
  await ada.channels.leave();
  await says(ada, 'And back');
  await shot('conversations', [grace, linus, max]);
  for (const p of [ada, grace, linus]) {
    await p.page.getByRole('button', { name: 'Emoji', exact: true }).click();
  }
  await shot('emoji', [ada, grace, linus]);
  for (const p of [ada, grace, linus]) await p.page.keyboard.press('Escape');
  for (const p of [ada, linus]) await p.page.keyboard.press('ControlOrMeta+k');
  for (const p of [ada, linus]) await p.page.getByRole('combobox', { name: 'Search in messages', exact: true }).fill('lamps');
  await shot('search', [ada, linus]);
  for (const p of [ada, linus, ada, linus]) await p.page.keyboard.press('Escape');
  for (const p of [ada, grace]) {
    await p.page.getByRole('region', { name: 'People', exact: true }).getByRole('button', { name: 'Profile of Linus' }).click();
  }
  await shot('profile', [ada, grace]);
  for (const p of [ada, grace]) await p.page.keyboard.press('Escape');
  for (const p of people) await p.settings.open();
  await shot('settings');
  for (const p of people) {
    const heading = p.page.getByRole('dialog').getByText(/^Notifications$/).first();
    await heading.scrollIntoViewIfNeeded().catch(() => undefined);
  }
  await shot('settings-notify');
  for (const p of people) await p.page.keyboard.press('Escape');
  await ada.page.getByRole('region', { name: 'People' }).getByRole('button', { name: 'Diagnostics', exact: true }).click();
  await shot('diagnostics', [ada]);
  await ada.page.keyboard.press('Escape');
  await grace.room.invite.click();
  await linus.room.invite.click();
  await shot('invite', [grace, linus]);
  await grace.page.keyboard.press('Escape');
  await linus.page.keyboard.press('Escape');
  const place = ada.room.messages.nth(0);
  await ada.message.opens(place);
  await shot('message', [ada]);
  await ada.page.keyboard.press('Escape');
  await linus.rooms.open.click();
  await shot('rooms', [linus]);
  await linus.page.keyboard.press('Escape');
  watch.expect(/.*/ as never);
  await grace.context.setOffline(true);
  await linus.context.setOffline(true);
  await grace.page.waitForTimeout(9000);
  await says(grace, 'Written while away').catch(() => undefined);
  await shot('broken', [ada, grace, linus]);
});
