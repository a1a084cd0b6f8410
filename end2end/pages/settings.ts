// The dialog *Settings*: its sections, what the person is called, how links are made, what is stored, taking it along, and what the room is called.

import { expect, type Download, type Locator, type Page } from '@playwright/test';

/** The sections, as the list names them. */
export const SECTIONS = [
  'This room',
  'You',
  'Devices and keys',
  'Privacy',
  'Notifications',
  'Network',
  'Storage',
  'Appearance',
  'Language',
  'Diagnostics',
  'About',
] as const;

export type SectionName = (typeof SECTIONS)[number];

export class Settings {
  readonly page: Page;
  readonly button: Locator;
  readonly dialog: Locator;
  readonly sections: Locator;
  readonly back: Locator;
  readonly name: Locator;
  readonly saveName: Locator;
  readonly passphrase: Locator;
  readonly exportButton: Locator;
  readonly file: Locator;
  readonly filePassphrase: Locator;
  readonly importButton: Locator;
  readonly imported: Locator;
  readonly alert: Locator;
  readonly roomTitle: Locator;
  readonly saveTitle: Locator;
  readonly useOffered: Locator;
  readonly servers: Locator;
  readonly serverAddress: Locator;
  readonly serverUser: Locator;
  readonly serverPassword: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole('button', { name: 'Settings', exact: true });
    this.dialog = page.getByRole('dialog', { name: 'Settings', exact: true });
    this.sections = this.dialog.getByRole('navigation', { name: 'Sections', exact: true });
    this.back = this.dialog.getByRole('button', { name: 'Back', exact: true });
    this.name = this.dialog.getByRole('textbox', { name: 'Your name', exact: true });
    this.saveName = this.dialog.getByRole('button', { name: 'Save name', exact: true });
    // By label: a field that hides what is typed is no textbox to a screen reader.
    this.passphrase = this.dialog.getByLabel('Passphrase', { exact: true });
    this.exportButton = this.dialog.getByRole('button', { name: 'Export everything', exact: true });
    this.file = this.dialog.getByLabel('Export file', { exact: true });
    this.filePassphrase = this.dialog.getByLabel('Passphrase of the file', { exact: true });
    this.importButton = this.dialog.getByRole('button', { name: 'Import', exact: true });
    this.imported = this.dialog.getByText(/Imported [\d,]+ rooms? with [\d,]+ operations/);
    this.alert = this.dialog.getByRole('alert');
    this.roomTitle = this.dialog.getByRole('textbox', { name: 'Room title', exact: true });
    this.saveTitle = this.dialog.getByRole('button', { name: 'Save title', exact: true });
    this.useOffered = this.dialog.getByRole('checkbox', { name: /^Use this Tincan's servers/ });
    this.servers = this.dialog.getByRole('list', { name: 'Servers you added' }).getByRole('listitem');
    this.serverAddress = this.dialog.getByRole('textbox', { name: 'Server address', exact: true });
    this.serverUser = this.dialog.getByRole('textbox', { name: 'User name', exact: true });
    this.serverPassword = this.dialog.getByLabel('Password', { exact: true });
  }

  /** Opens the sheet, at a section of it if told to. */
  async open(section?: SectionName): Promise<void> {
    const menu = this.page.getByRole('button', { name: 'Room menu', exact: true });
    if (await menu.isVisible()) await menu.click();
    await this.button.click();
    await expect(this.dialog).toBeVisible();
    if (section !== undefined) await this.goTo(section);
  }

  /** Goes to another section; on a narrow page by the list. */
  async goTo(section: SectionName): Promise<void> {
    await expect(this.back.or(this.sections).first()).toBeAttached();
    if (await this.back.isVisible()) await this.back.click();
    await this.entry(section).click();
    await expect(this.heading(section)).toBeFocused();
  }

  /** What leads to a section. */
  entry(section: SectionName): Locator {
    return this.sections.getByRole('button', { name: section, exact: true });
  }

  /** What stands over a section. */
  heading(section: SectionName): Locator {
    return this.dialog.getByRole('heading', { level: 3, name: section, exact: true });
  }

  /** The person goes by another name. */
  async renames(name: string): Promise<void> {
    await this.open('You');
    await this.name.fill(name);
    await this.saveName.click();
    await expect(this.dialog.getByText('This is your name now, in all your rooms.')).toBeVisible();
    await this.close();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }

  /** Exports everything; returns the file that the browser was given. */
  async exports(passphrase: string): Promise<Download> {
    await this.passphrase.fill(passphrase);
    const download = this.page.waitForEvent('download');
    await this.exportButton.click();
    return await download;
  }

  /** Asks for an import; how it went is for the caller to look at. */
  async imports(file: string, passphrase: string): Promise<void> {
    await this.file.setInputFiles(file);
    await this.filePassphrase.fill(passphrase);
    await this.importButton.click();
  }

  /** A switch of what the others learn. */
  privacy(name: string): Locator {
    return this.dialog.getByRole('switch', { name: new RegExp(`^${name}`) });
  }

  /** One of the choices of when to use a relay. */
  relay(choice: string): Locator {
    return this.dialog.getByRole('radio', { name: new RegExp(`^${choice}`) });
  }

  /** Asks for a server to be added; how that went is for the caller to look at. */
  async addsServer(address: string, user = '', password = ''): Promise<void> {
    await this.serverAddress.fill(address);
    await this.serverUser.fill(user);
    await this.serverPassword.fill(password);
    await this.dialog.getByRole('button', { name: 'Add server', exact: true }).click();
  }

  /** The room's owner chooses whom each page is linked to. */
  async links(choice: 'To every other page' | 'To the owner only'): Promise<void> {
    await this.open('This room');
    const chosen = this.dialog.getByRole('radio', { name: new RegExp(`^${choice}`) });
    await chosen.check();
    await expect(this.dialog.getByText('Done.', { exact: true })).toBeVisible();
    await expect(chosen).toBeChecked();
    await this.close();
  }

  /** The room's owner names the room; others ask the owner. */
  async namesRoom(title: string): Promise<void> {
    await this.open('This room');
    await this.roomTitle.fill(title);
    await this.saveTitle.click();
    await this.close();
  }
}
