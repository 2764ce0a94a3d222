// From a code and its params to words: one sentence, and what to do.
import { entryOf } from './table';
import type { Language } from './table/entry';

export type Params = Readonly<Record<string, string>>;

export interface Step {
  readonly text: string;
  /** Ready to copy; null when the step has none. */
  readonly command: string | null;
}

/** What keeps the pod, in one plain sentence. It reads well whichever params are known. */
export function sentenceOf(code: string, params: Params, language: Language): string {
  const entry = entryOf(code);
  const text = language.texts[entry.code];
  return text === undefined ? code : fill(text.says, paramsOf(params, entry.probe, language));
}

/** What to do, one to three steps. */
export function stepsOf(code: string, params: Params, language: Language): readonly Step[] {
  const { code: of, commands = [], probe } = entryOf(code);
  const known = paramsOf(params, probe, language);
  return (language.texts[of]?.steps ?? []).map((text, i) => {
    const command = commands[i] ?? '';
    return { text: fill(text, known), command: command === '' ? null : commandOf(command, params) };
  });
}

function paramsOf(params: Params, probe: 'startup' | 'readiness' | 'liveness' | undefined, { words }: Language): Params {
  return probe === undefined ? params : { ...params, probe: words.probes[probe] };
}

// Of a quoted message enough to see what it is about: the whole stands in the evidence.
const VALUE_MAX_CHARS = 160;

/** `[a {x}|b]` becomes its first alternative whose params are all known, or nothing. */
export const fill = (template: string, params: Params): string =>
  template.replace(/\[([^\]]*)\]/g, (_, inside: string) => {
    const chosen = inside.split('|').find((alternative) => placeholdersIn(alternative).every((name) => (params[name] ?? '') !== ''));
    return (chosen ?? '').replace(PLACEHOLDER, (_placeholder, name: string) => quoted(params[name] ?? ''));
  });

const PLACEHOLDER = /\{(\w+)\}/g;

export const placeholdersIn = (text: string): readonly string[] => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');

function quoted(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > VALUE_MAX_CHARS ? `${line.slice(0, VALUE_MAX_CHARS).trimEnd()} …` : line.replace(/[.。]$/, '');
}

/** What is not known stays visible, for the reader to fill in: `<limit>`. A value that a shell would read as more than a word is not known either. */
const commandOf = (template: string, params: Params): string =>
  template.replace(PLACEHOLDER, (_, name: string) => {
    const value = params[name] ?? '';
    const word = name === 'workloadKind' ? value.toLowerCase() : value;
    return /^[\w.:/@=+-]+$/.test(word) ? word : `<${name}>`;
  });
