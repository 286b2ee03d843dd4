// The page as a person meets it: what can be done and read on it, by the names and attributes it promises to keep.
import type { Locator, Page } from '@playwright/test';

/** What the page's automation hook offers once the rich editor has loaded. */
interface EditorHook {
  readonly editor: {
    getEditors(): readonly {
      getRawOptions(): { ariaLabel?: string };
      getModel(): { getValue(): string; getFullModelRange(): unknown } | null;
      hasTextFocus(): boolean;
      focus(): void;
      pushUndoStop(): boolean;
      executeEdits(source: string, edits: readonly { range: unknown; text: string }[]): boolean;
    }[];
  };
}

/** The page's global scope once the rich editor has loaded. */
export type WithEditor = typeof globalThis & { readonly monaco: EditorHook };

export type Fragment = Readonly<Record<string, string | number>>;

/** The parameters of the page's fragment, as a link would carry them. */
function formatParameters(fragment: Fragment): string {
  const parameters = Object.entries(fragment).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(parameters).toString();
}

export class Workbench {
  readonly page: Page;
  readonly token: Locator;
  readonly header: Locator;
  readonly payload: Locator;
  readonly key: Locator;
  readonly keyFormat: Locator;
  readonly signature: Locator;
  readonly signatureStatus: Locator;
  readonly claimsStatus: Locator;
  readonly findingItems: Locator;
  readonly tokensFound: Locator;
  readonly timer: Locator;
  readonly network: Locator;

  constructor(page: Page) {
    this.page = page;
    this.token = page.getByRole('textbox', { name: 'Encoded token', exact: true });
    this.header = page.getByRole('textbox', { name: 'Header', exact: true });
    this.payload = page.getByRole('textbox', { name: 'Payload', exact: true });
    this.key = page.getByRole('textbox', { name: 'Key', exact: true });
    this.keyFormat = page.getByRole('combobox', { name: 'Key format', exact: true });
    this.signature = page.getByRole('region', { name: 'Signature', exact: true });
    this.signatureStatus = page.getByRole('status', { name: 'Signature verdict', exact: true });
    this.claimsStatus = page.getByRole('status', { name: 'Claims verdict', exact: true });
    this.findingItems = page
      .getByRole('list', { name: 'Findings', exact: true })
      .locator('[data-finding]');
    this.tokensFound = page
      .getByRole('list', { name: 'Tokens found', exact: true })
      .locator('[data-token]');
    this.timer = page.getByRole('timer', { name: 'Expiry countdown', exact: true });
    this.network = page.getByRole('status', { name: 'Network activity', exact: true });
  }

  /** Opens the page anew, as a link with this fragment would, and waits until it answers. */
  async open(fragment: Fragment | string = {}): Promise<void> {
    const hash = typeof fragment === 'string' ? fragment : formatParameters(fragment);
    await this.page.goto(hash === '' ? './' : `./#${hash}`);
    await this.ready();
  }

  /** Follows a link with this fragment without loading the page again: what another link in the address bar does. */
  async follow(fragment: Fragment): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, formatParameters(fragment));
    await this.settle();
  }

  /** Waits until the page is alive, and has answered what its address asked. */
  async ready(): Promise<void> {
    await this.token.waitFor();
    await this.token.evaluate(async (field) => {
      // Drawn at build time, the field is there before the program that listens to it.
      const listens = () => Object.keys(field).some((name) => name.startsWith('__reactProps'));
      const end = performance.now() + 20_000;
      while (!listens()) {
        if (performance.now() > end) throw new Error('The page did not come alive');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    await this.settle();
  }

  /** Waits until what is shown is the answer to what was asked last. */
  async settle(): Promise<void> {
    await this.page.evaluate(async () => {
      const pending = () =>
        location.hash.includes('=') || document.querySelector('[role=status][data-busy]') !== null;
      const end = performance.now() + 20_000;
      for (let calm = 0; calm < 2; calm = pending() ? 0 : calm + 1) {
        if (performance.now() > end) throw new Error('The page is still busy after 20 s');
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
  }

  /** Pastes over whatever has the focus now, as Ctrl+V does: the page may take it, else the browser inserts it. */
  async pasteInto(field: Locator, text: string): Promise<void> {
    await field.focus();
    await field.evaluate((element, pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
        composed: true,
      });
      // Firefox gives a made-up event an empty clipboard.
      if (event.clipboardData?.getData('text/plain') !== pasted) {
        Object.defineProperty(event, 'clipboardData', { value: data });
      }
      if (element.dispatchEvent(event)) document.execCommand('insertText', false, pasted);
    }, text);
  }

  /** Pastes a token, or anything that holds one, into the token field. */
  async paste(text: string): Promise<void> {
    await this.pasteInto(this.token, text);
    await this.settle();
  }

  /** Puts a text into the page without pasting it: carrying megabytes there takes time that is not the page's. */
  async bring(text: string): Promise<void> {
    await this.page.evaluate((brought) => {
      Object.assign(globalThis, { brought });
    }, text);
  }

  /** Pastes what was brought into the token field, or another. */
  async pasteBrought(target = this.token): Promise<void> {
    await target.focus();
    await target.evaluate(async (field) => {
      const { brought } = globalThis as unknown as { brought: string };
      const data = new DataTransfer();
      data.setData('text/plain', brought);
      const event = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (field.dispatchEvent(event)) document.execCommand('insertText', false, brought);
    });
    await this.settle();
  }

  /** Pastes with no field focused: the page itself takes it. */
  async pasteAnywhere(text: string): Promise<void> {
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await this.pasteInto(this.page.locator('body'), text);
    await this.settle();
  }

  async typeKey(text: string, format?: string): Promise<void> {
    await this.fillPlain(this.key, text);
    if (format !== undefined) await this.keyFormat.selectOption(format);
    await this.settle();
  }

  /** A new key for an algorithm, in the key field. */
  async generateKey(alg: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Generate', exact: true }).click();
    await this.page.getByRole('button', { name: alg, exact: true }).click();
    await this.page.getByText(`A new key for ${alg} is in the key field.`).waitFor();
    await this.page.keyboard.press('Escape');
    await this.settle();
  }

  /** Signs what is shown with the key that is there. */
  async sign(): Promise<void> {
    await this.signature.getByRole('button', { name: /^Sign/ }).click();
    await this.settle();
  }

  /** The key in another form, taken from the clipboard. The context must have leave to read it. */
  async copyKey(form: string): Promise<string> {
    await this.page.getByRole('button', { name: /^Copy as key 1\b/ }).click();
    await this.page.getByRole('button', { name: `Copy ${form}`, exact: true }).click();
    await this.page.getByRole('button', { name: `Copied: ${form}`, exact: true }).waitFor();
    await this.page.keyboard.press('Escape');
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Encrypts the payload that is shown for the key that is there. */
  async encryptPayload(alg: string, enc: string, iterations?: number): Promise<void> {
    await this.signature.getByText('Encrypt this token').click();
    await this.signature.getByRole('combobox', { name: 'Content' }).selectOption('payload');
    await this.signature.getByRole('combobox', { name: 'alg', exact: true }).selectOption(alg);
    await this.signature.getByRole('combobox', { name: 'enc', exact: true }).selectOption(enc);
    if (iterations !== undefined) {
      const choice = this.signature.getByRole('combobox', { name: 'p2c', exact: true });
      await choice.selectOption(String(iterations));
    }
    await this.signature.getByRole('button', { name: 'Encrypt', exact: true }).click();
    await this.signature.getByRole('group', { name: 'Ciphertext' }).waitFor({ timeout: 30_000 });
    await this.settle();
  }

  tokenText(): Promise<string> {
    return this.textOf(this.token, 'Encoded token');
  }

  headerText(): Promise<string> {
    return this.textOf(this.header, 'Header');
  }

  payloadText(): Promise<string> {
    return this.textOf(this.payload, 'Payload');
  }

  async editHeader(text: string): Promise<void> {
    await this.edit(this.header, 'Header', text);
  }

  async editPayload(text: string): Promise<void> {
    await this.edit(this.payload, 'Payload', text);
  }

  async signatureVerdict(): Promise<string> {
    await this.settle();
    return (await this.signatureStatus.getAttribute('data-verdict')) ?? '';
  }

  async claimsVerdict(): Promise<string> {
    await this.settle();
    return (await this.claimsStatus.getAttribute('data-claims')) ?? '';
  }

  /** The ids of the findings, in the order they are listed. */
  async findings(): Promise<string[]> {
    await this.settle();
    return this.findingItems.evaluateAll((items) =>
      items.map((item) => item.getAttribute('data-finding') ?? ''),
    );
  }

  /** Seconds until the token expires, negative once it has; absent without an expiry. */
  async countdown(): Promise<number | undefined> {
    if ((await this.timer.count()) === 0) return undefined;
    const seconds = await this.timer.getAttribute('data-seconds');
    return seconds === null ? undefined : Number(seconds);
  }

  /** Requests made since the page opened, as the page itself counts them. */
  async networkActivity(): Promise<number> {
    return Number(await this.network.getAttribute('data-requests'));
  }

  /** Whether the rich editor has taken this field over. */
  isRich(label: string): Promise<boolean> {
    return this.page.evaluate((name) => {
      const hook = (globalThis as { monaco?: EditorHook }).monaco;
      return hook?.editor.getEditors().some((e) => e.getRawOptions().ariaLabel === name) ?? false;
    }, label);
  }

  /** The field's own text: of the rich editor where it has taken over, of the plain field otherwise. */
  private async textOf(field: Locator, label: string): Promise<string> {
    const text =
      (await this.richText(label)) ??
      (await field.evaluate((element) =>
        element instanceof HTMLTextAreaElement ? element.value : undefined,
      )) ??
      (await this.richText(label));
    if (text === undefined) throw new Error(`The field ${label} has no text`);
    return text;
  }

  /** The text of the rich editor; nothing when there is none yet. */
  private richText(label: string): Promise<string | undefined> {
    return this.page.evaluate((name) => {
      const hook = (globalThis as { monaco?: EditorHook }).monaco;
      const editor = hook?.editor.getEditors().find((e) => e.getRawOptions().ariaLabel === name);
      return editor?.getModel()?.getValue();
    }, label);
  }

  /** Types over a plain field; false when it has given way to the rich editor before a key could be pressed. */
  private fillPlain(field: Locator, text: string): Promise<boolean> {
    return field.evaluate((element, typed) => {
      if (!(element instanceof HTMLTextAreaElement) || !element.checkVisibility()) return false;
      element.focus();
      element.select();
      document.execCommand(typed === '' ? 'delete' : 'insertText', false, typed);
      return true;
    }, text);
  }

  /** Replaces the field's text as one edit of a person. */
  private async edit(field: Locator, label: string, text: string): Promise<void> {
    const isDone =
      (await this.editRich(label, text)) ||
      (await this.fillPlain(field, text)) ||
      (await this.editRich(label, text));
    if (!isDone) throw new Error(`The field ${label} took no edit`);
    await this.settle();
  }

  /** Replaces the text of the rich editor; false when there is none yet. */
  private editRich(label: string, text: string): Promise<boolean> {
    return this.page.evaluate(
      ({ name, value }) => {
        const hook = (globalThis as { monaco?: EditorHook }).monaco;
        const editor = hook?.editor.getEditors().find((e) => e.getRawOptions().ariaLabel === name);
        const model = editor?.getModel();
        if (!editor || !model) return false;
        editor.focus();
        editor.pushUndoStop();
        editor.executeEdits('test', [{ range: model.getFullModelRange(), text: value }]);
        editor.pushUndoStop();
        return true;
      },
      { name: label, value: text },
    );
  }
}
