import { CODES, entryOf, isKnown, isTerminal } from './table';
import { fill, placeholdersIn, sentenceOf, stepsOf } from './say';
import { CATEGORIES } from './table/entry';
import { CHINESE } from './table/chinese';
import { ENGLISH } from './table/english';
import { FACTS } from './table/facts';

const languages = [['English', ENGLISH], ['Chinese', CHINESE]] as const;

test('a sentence chooses by what is known', () => {
  const sentence = '[Image {image}|The image] is missing[ in {where}].';
  expect(fill(sentence, {})).toBe('The image is missing.');
  expect(fill(sentence, { image: 'r/x', where: 'r' })).toBe('Image r/x is missing in r.');
  expect(fill(sentence, { image: 'r/x', where: '' })).toBe('Image r/x is missing.');
});

test('a quoted message keeps its begin, in one line, without a full stop of its own', () => {
  expect(fill('[{why}].', { why: 'first\n  second.' })).toBe('first second.');
  expect(fill('[{why}]', { why: 'a'.repeat(500) })).toHaveLength(162);
});

test('a command shows what is not known, and never what a shell would run', () => {
  const step = (params: Readonly<Record<string, string>>): string | null => stepsOf('APP_OOM_LIMIT', params, ENGLISH)[0]?.command ?? null;
  expect(step({ namespace: 'shop', workloadKind: 'Deployment', workload: 'web', container: 'app' }))
    .toBe('kubectl -n shop set resources deployment/web -c app --limits=memory=<limit>');
  expect(step({ namespace: 'shop; rm -rf x', container: '$(id)' })).toContain('-n <namespace> set resources <workloadKind>/<workload> -c <container>');
});

test('what is known only as far as a prefix has the words of the prefix', () => {
  expect(entryOf('IMAGE_PULL_NOT_FOUND_LATER').code).toBe('IMAGE_PULL_NOT_FOUND');
  expect(entryOf('PROBE_READINESS_HTTP_STATUS')).toMatchObject({ code: 'PROBE_HTTP_STATUS', probe: 'readiness' });
  expect(isTerminal('IMAGE_PULL_NOT_FOUND')).toBe(true);
  expect(sentenceOf('PROBE_LIVENESS_TIMEOUT', { container: 'app' }, CHINESE)).toBe('容器 app 未在限定时间内响应存活探针。');
  expect(isKnown('SOMETHING_ELSE')).toBe(false);
});

describe.each(languages)('%s', (_, language) => {
  test('every code has a sentence and one to three steps, and every category a word', () => {
    expect(Object.keys(language.texts).sort()).toEqual(Object.keys(FACTS).sort());
    expect(Object.keys(language.words.categories).sort()).toEqual([...CATEGORIES].sort());
    const wrong = Object.entries(language.texts).filter(([, { says, steps }]) => says === '' || steps.length < 1 || steps.length > 3 || steps.includes(''));
    expect(wrong).toEqual([]);
  });

  test('no sentence shows a placeholder, a bracket, a double blank or a blank before its stop, whatever is known', () => {
    const wrong = CODES.flatMap((code) => {
      const names = placeholdersIn(language.texts[entryOf(code).code]?.says ?? '');
      const all = Object.fromEntries(names.map((name) => [name, 'v']));
      const some = names.map((missing) => ({ ...all, [missing]: '' }));
      return [{}, all, ...some].map((params) => sentenceOf(code, params, language)).filter((said) => /[{}[\]|]|\bundefined\b| {2}| [.,;。，；：]|[。，；：（] |^ |[。.]{2}/.test(said) || !/[.。]$/.test(said));
    });
    expect(wrong).toEqual([]);
  });

  test('no text outside of brackets needs a param', () => {
    expect(Object.entries(language.texts).filter(([, { says, steps }]) => [says, ...steps].some((text) => /[{}]/.test(text.replace(/\[[^\]]*\]/g, ''))))).toEqual([]);
  });
});

test('both languages ask for the same params and give the same number of steps', () => {
  const differing = Object.keys(FACTS).filter((code) => {
    const [en, zh] = [ENGLISH.texts[code], CHINESE.texts[code]];
    const asked = (says = ''): string => [...new Set(placeholdersIn(says))].sort().join();
    return asked(en?.says) !== asked(zh?.says) || en?.steps.length !== zh?.steps.length;
  });
  expect(differing).toEqual([]);
});

test('Chinese texts are Chinese: no English sentence is left in them', () => {
  const left = Object.entries(CHINESE.texts).flatMap(([code, { says, steps }]) => [says, ...steps].filter((text) => !/\p{Script=Han}/u.test(text) || /[A-Za-z]+(?: [a-z]+){3}/.test(text) || !/[。]$/.test(text)).map((text) => [code, text]));
  expect(left).toEqual([]);
});

test('Chinese and Latin words stand apart by a blank', () => {
  const said = CODES.map((code) => sentenceOf(code, {}, CHINESE));
  expect(said.filter((text) => /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/u.test(text))).toEqual([]);
});

test('a message is a param where the sentence quotes it', () => {
  const differing = Object.entries(FACTS).filter(([code, { quotes = false }]) => quotes !== placeholdersIn(ENGLISH.texts[code]?.says ?? '').includes('text'));
  expect(differing).toEqual([]);
});

test('a command belongs to a step, and its placeholders are names', () => {
  const loose = Object.entries(FACTS).filter(([code, { commands = [] }]) => commands.length > (ENGLISH.texts[code]?.steps.length ?? 0) || commands.at(-1) === '');
  expect(loose).toEqual([]);
});
