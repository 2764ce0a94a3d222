// The name under which a collection is held and kept: cluster and account. Known names are written down beside the data,
// so that stored history is found while the cluster cannot be reached.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../base/log';
import type { Connection } from './engine';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** One connection, its secrets included, without showing any of them. */
export const hashOf = (connection: Connection): string => digest(connection);

/** Enough of a digest to name a folder. */
const NAME_CHARS = 16;

/** What the API server says of a connection. */
interface Identity {
  readonly cluster: string;
  /** Undefined when it does not tell accounts apart. */
  readonly subject: string | undefined;
}

export class IdentityBook {
  private readonly file: string;

  constructor(
    folder: string,
    private readonly log: Log
  ) {
    this.file = join(folder, 'collections.json');
  }

  /**
   * Asks the server; where it does not answer, what it answered once to the very same connection still holds.
   * @param server address of the API server: a file of the same name may lead elsewhere today
   * @throws what `ask` throws for a connection never seen before
   */
  async nameOf(connection: Connection, server: string, ask: () => Promise<Identity>): Promise<string> {
    const key = digest([connection, server]);
    const known = this.read();
    try {
      const { cluster, subject } = await ask();
      // Without a subject the credential itself stands for it: a rotated one begins anew, never as somebody else.
      const name = digest([cluster, subject ?? hashOf(connection)]).slice(0, NAME_CHARS);
      if (known[key] !== name) {
        this.write({ ...this.read(), [key]: name });
      }
      return name;
    } catch (thrown) {
      const name = known[key];
      if (name === undefined) {
        throw thrown;
      }
      this.log.warn('the cluster does not say who we are; its stored history is used', { why: thrown instanceof Error ? thrown.message : String(thrown) });
      return name;
    }
  }

  private read(): Readonly<Record<string, string>> {
    try {
      const value: unknown = JSON.parse(readFileSync(this.file, 'utf8'));
      return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
    } catch {
      // the first start, or a file that cannot be read: names are asked for
      return {};
    }
  }

  private write(names: Readonly<Record<string, string>>): void {
    try {
      writeFileSync(`${this.file}.new`, JSON.stringify(names), { mode: 0o600 });
      renameSync(`${this.file}.new`, this.file);
    } catch (thrown) {
      this.log.warn('names of collections cannot be written down; without the cluster their history will not be found', { why: String(thrown) });
    }
  }
}
