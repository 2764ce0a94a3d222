// One rule that turns anything thrown into an answer: a sentence for the person who asked, the cause for the log.
import type { Log } from '../../base/log';
import { AskError } from '../engine/engine';

export function askErrorOf(thrown: unknown, log: Log, where: string): AskError {
  if (thrown instanceof AskError) {
    return thrown;
  }
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  log.error('a call failed in a way that nobody foresaw', { where, error: cause.message, stack: cause.stack ?? '' });
  return new AskError(500, 'plugin', `Lunettes failed inside while answering ${where}. The reason is in the plugin's log.`, { cause });
}
