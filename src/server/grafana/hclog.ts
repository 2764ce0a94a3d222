// Log lines as go-plugin's host reads them: one JSON object a line on stderr. The host casts three keys to strings
// without looking and dies when they are none, so they are coerced here.
import type { Log, LogFields } from '../../base/log';

// The host does not parse lines over 64 KiB.
const LINE_MAX_BYTES = 60_000;
const MESSAGE_MAX_CHARS = 8_000;

type Level = 'debug' | 'info' | 'warn' | 'error';

/** @param write where lines go; stderr's write. */
export function hclog(write: (line: string) => void): Log {
  const say = (level: Level) => (message: string, fields: LogFields = {}) => write(lineOf(level, message, fields));
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}

function lineOf(level: Level, message: string, fields: LogFields): string {
  const head = { '@level': level, '@message': String(message).slice(0, MESSAGE_MAX_CHARS), '@timestamp': stamp() };
  const own = Object.fromEntries(Object.entries(fields).filter(([key]) => !key.startsWith('@')));
  const line = JSON.stringify({ ...own, ...head });
  return `${Buffer.byteLength(line) > LINE_MAX_BYTES ? JSON.stringify({ ...head, truncated: true }) : line}\n`;
}

/** Exactly six fractional digits, or the host takes the whole line for plain text. */
function stamp(): string {
  const micros = String(Math.floor(performance.now() * 1000) % 1000).padStart(3, '0');
  return new Date().toISOString().replace('Z', `${micros}Z`);
}
