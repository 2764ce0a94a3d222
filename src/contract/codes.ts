// The table of codes for the browser: what a code says and what to do, in the reader's language. Only one language is loaded.
import type { Language } from '../pod/code/table/entry';
import { sentenceOf, stepsOf } from '../pod/code/say';
import type { Params, Step } from '../pod/code/say';
import { categoryOf, isTerminal, ownerOf } from '../pod/code/table';

export type { Params, Step };
export { categoryOf, isTerminal, ownerOf };

export interface CodeTexts {
  /** What keeps the pod, in one plain sentence. */
  readonly sentenceOf: (code: string, params: Params) => string;
  /** What to do, one to three steps. */
  readonly stepsOf: (code: string, params: Params) => readonly Step[];
  /** What kind of fault the code is. */
  readonly categoryWord: (code: string) => string;
}

/** @param tag a language tag of Grafana: `zh-Hans` and the like are Chinese, all others English. */
export async function codeTexts(tag: string): Promise<CodeTexts> {
  const language: Language = tag.toLowerCase().startsWith('zh') ? (await import('../pod/code/table/chinese')).CHINESE : (await import('../pod/code/table/english')).ENGLISH;
  return {
    sentenceOf: (code, params) => sentenceOf(code, params, language),
    stepsOf: (code, params) => stepsOf(code, params, language),
    categoryWord: (code) => language.words.categories[categoryOf(code)],
  };
}
