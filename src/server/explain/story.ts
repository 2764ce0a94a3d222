// An explanation as text for people.
import type { Params } from '../../pod/code/say';
import { sentenceOf, stepsOf } from '../../pod/code/say';
import { ENGLISH } from '../../pod/code/table/english';
import type { Phase } from '../../pod/lifecycle/lifecycle';
import type { PodRecord } from '../../pod/record/record';
import { paramsOf } from '../../pod/record/words';
import { phaseLabel } from '../../pod/trace/spans';
import type { Explanation, ExplainedPod } from './explain';

export function storyOf(explanation: Explanation): string {
  const { pods, strayFindings, workloads, ignored, takenAt } = explanation;
  const parts = [
    ...pods.map(podStory),
    ...workloads.map((record) => `${record.lifecycle.namespace}/${record.lifecycle.name}\n${outcomeLine(record)}${diagnosisLines(record.diagnosis, paramsOf(record))}`),
    ...strayFindings.map(({ namespace, name, code, owner, text }) => `${namespace === '' ? '' : `${namespace}/`}${name}  (known from Events alone)\n  ${code} (${owner}): ${oneLine(text)}\n`),
    ...(ignored.length === 0 ? [] : [`Ignored:\n${ignored.map((sentence) => `  ${sentence}\n`).join('')}`]),
    `${pods.length} pods${takenAt === undefined ? '' : ` as of ${new Date(takenAt).toISOString()}`}.\n`,
  ];
  return parts.join('\n');
}

function podStory({ namespace, name, records, diagnosis }: ExplainedPod): string {
  const { dimensions } = records[0] ?? { dimensions: undefined };
  const where = [dimensions?.workload === '' ? '' : `${dimensions?.workloadKind ?? ''}/${dimensions?.workload ?? ''}`, dimensions?.node === '' ? '' : `on ${dimensions?.node ?? ''}`].filter((part) => part !== '' && part !== '/').join(', ');
  const told = records.map((record) => `${outcomeLine(record)}${record.lifecycle.phases.map(phaseLine).join('')}${diagnosisLines(record.diagnosis, paramsOf(record))}`).join('');
  const also = diagnosis !== undefined && !records.some((record) => record.diagnosis?.code === diagnosis.code) ? `  now\n${diagnosisLines(diagnosis, { namespace, pod: name, ...diagnosis.params })}` : '';
  return `${namespace}/${name}${where === '' ? '' : `  ${where}`}\n${told}${also}`;
}

function outcomeLine(record: PodRecord): string {
  const { lifecycle, sums, targetMs, verdict, outcome, precision } = record;
  const target = targetMs === 0 || outcome === 'excluded' ? '' : `; ${seconds(sums.sli.estMs)} of it the platform's and its dependencies', target ${seconds(targetMs)}: ${verdict}`;
  const length = lifecycle.phases.length === 0 ? '' : ` in ${uncertain(sums.total.loMs, sums.total.estMs, sums.total.hiMs)}${precision === 'bounded' || precision === 'unknown' ? ' (only bounded)' : ''}`;
  return `  ${lifecycle.operation}${lifecycle.container === undefined ? '' : ` ${lifecycle.container}`}: ${outcome}${length}${target}\n`;
}

const phaseLine = (phase: Phase): string =>
  `    ${phaseLabel(phase).padEnd(30)} ${uncertain(phase.length.loMs, phase.length.estMs, phase.length.hiMs).padStart(22)}  ${phase.owner.padEnd(10)} ${phase.open ? 'so far ' : ''}${phase.code ?? ''}`.trimEnd() + '\n';

function diagnosisLines(diagnosis: PodRecord['diagnosis'], params: Params): string {
  if (diagnosis === undefined) {
    return '';
  }
  const { code, owner, confidence, evidence, alternatives, root } = diagnosis;
  const proof = evidence.at(-1);
  return [
    `    ${confidence < 0.5 ? 'likely ' : ''}${code} (${owner})${root === undefined ? '' : `, because of ${root.code} (${root.owner})`}`,
    `      ${sentenceOf(code, params, ENGLISH)}`,
    ...stepsOf(code, params, ENGLISH).map(({ text, command }) => `      do: ${text}${command === null ? '' : `\n          ${command}`}`),
    ...(proof === undefined ? [] : [`      ${proof.source}: ${oneLine(proof.text)}`]),
    ...(alternatives.length === 0 ? [] : [`      not: ${alternatives.map((other) => `${other.code} – ${other.why}`).join('; ')}`]),
  ].map((line) => `${line}\n`).join('');
}

const TEXT_MAX = 300;
const oneLine = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > TEXT_MAX ? `${flat.slice(0, TEXT_MAX)} … (${flat.length - TEXT_MAX} more characters)` : flat;
};

/** No more digits than the width allows. */
function uncertain(loMs: number, estMs: number, hiMs: number): string {
  const half = (hiMs - loMs) / 2;
  const digits = half <= 10 ? 3 : half <= 100 ? 2 : half <= 1000 ? 1 : 0;
  return half <= 10 ? seconds(estMs) : `${(estMs / 1000).toFixed(digits)} ± ${(half / 1000).toFixed(digits)} s`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms % 1000 === 0 ? 0 : 3)} s`;
