// The page of downloads.
import type { Locator, Page } from '@playwright/test';
import { unzipSync, strFromU8 } from 'fflate';

export type Kind = 'flask' | 'hono';

export interface Chosen {
  readonly algorithm?: string;
  readonly access?: string;
  readonly revocation?: string;
  readonly rotation?: boolean;
}

export class RunItYourself {
  readonly page: Page;
  readonly code: Locator;
  readonly holes: Locator;

  constructor(page: Page) {
    this.page = page;
    this.code = page.locator('.run-file');
    this.holes = page.locator('[data-hole]');
  }

  async open(kind: Kind): Promise<void> {
    await this.page.goto(`./#/run/${kind}`);
    await this.code.waitFor();
  }

  async choose({ algorithm, access, revocation, rotation }: Chosen): Promise<void> {
    if (algorithm !== undefined) await this.select('Algorithm', algorithm);
    if (access !== undefined) await this.select('Access tokens live', access);
    if (revocation !== undefined) await this.select('The API learns of revocation', revocation);
    if (rotation !== undefined)
      await this.page.getByRole('checkbox', { name: 'Rotate refresh tokens' }).setChecked(rotation);
  }

  private async select(name: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name, exact: true }).selectOption(option);
  }

  /** What is in the .zip: text by name. */
  async download(): Promise<ReadonlyMap<string, string>> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'Download .zip' }).click(),
    ]);
    const pieces: Buffer[] = [];
    for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
    const files = Object.entries(unzipSync(Buffer.concat(pieces)));
    return new Map(files.map(([name, octets]) => [name, strFromU8(octets)]));
  }
}
