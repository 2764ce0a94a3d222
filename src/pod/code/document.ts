// docs/codes.md, made from the table: a page that a user can link to.
import { ALIASES, ALIAS_FORMS } from './alias';
import { sentenceOf, stepsOf } from './say';
import { CODES, entryOf } from './table';
import { CATEGORIES } from './table/entry';
import { ENGLISH } from './table/english';
import { EXAMPLES } from './table/examples';
import { FACTS } from './table/facts';

const RANKS = { 1: 'exact cause', 2: 'class of cause', 3: 'symptom' } as const;

const link = (code: string): string => `[\`${code}\`](#${code.toLowerCase()})`;

const INTRO = [
  'A code says what kept a pod from being delivered, or what made it late: `DOMAIN_STAGE_CAUSE`. Codes are only ever added, never renamed or removed. Every prefix is a valid, wider code: a filter for `IMAGE_PULL`',
  'finds `IMAGE_PULL_NOT_FOUND` too, and what is known only that far is answered with it. Browsers show the same texts in English and Chinese; an organisation can add its own ([advice](advice.md)).',
].join(' ');

const LEGEND = [
  'The **owner** has to act, and is charged for the time: platform (who runs the cluster), dependency (what the cluster leans on), user (who runs the workload), unknown. Of several causes in one stage an *exact cause* beats a',
  '*class of cause*, and that a *symptom*. *Does not heal by waiting*: something has to be changed, or the pod replaced. `<words>` in a command are for you to fill in.',
].join(' ');

export function codesDocument(): string {
  const codes = Object.keys(FACTS);
  return [
    '# Codes', '', INTRO, '', LEGEND, '',
    '| category | codes |', '|---|---|', ...CATEGORIES.map((category) => `| ${ENGLISH.words.categories[category]} | ${codes.filter((code) => FACTS[code]?.category === category).map(link).join(' ')} |`), '',
    ...codes.flatMap(section),
    '## Strings of Lunettes', '', 'Filters and searches accept the error strings of Lunettes for the codes they stand for.', '',
    '| string | code |', '|---|---|', ...[...Object.entries(ALIASES), ...ALIAS_FORMS.map(([form, , code]) => [form, code] as const)].map(([alias, code]) => `| \`${alias}\` | ${link(code)} |`), '',
  ].join('\n');
}

function section(code: string): readonly string[] {
  const { owner, category, rank, terminal = false, inherits = false } = entryOf(code);
  const example = EXAMPLES[code];
  const family = CODES.filter((other) => other !== code && entryOf(other).code === code);
  const aliases = Object.entries(ALIASES).filter(([, of]) => of === code).map(([alias]) => `\`${alias}\``);
  return [
    ...family.map((other) => `<a id="${other.toLowerCase()}"></a>`), `## ${code}`, '', sentenceOf(code, {}, ENGLISH), '',
    `Owner: ${inherits ? 'that of the code behind it' : owner} · ${ENGLISH.words.categories[category]} · ${RANKS[rank]}${terminal ? ' · does not heal by waiting' : ''}`, '',
    ...stepsOf(code, {}, ENGLISH).map(({ text, command }, i) => `${i + 1}. ${text}${command === null ? '' : `\n   \`${command}\``}`), '',
    ...(family.length === 0 ? [] : [`One code per probe: ${family.map((other) => `\`${other}\``).join(', ')}.`, '']),
    ...(example === undefined ? [] : ['```text', `${example.reason}: ${example.message}`.trim(), '```', '']),
    ...(aliases.length === 0 ? [] : [`In Lunettes: ${aliases.join(', ')}.`, '']),
  ];
}
