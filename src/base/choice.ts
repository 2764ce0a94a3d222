// What a filter's text means: `a` exactly this, `a|b` any of them, `!a|b` none of them, empty or `*` anything. No name in Kubernetes holds
// these signs, and a saved query stays readable.

export interface Choice {
  readonly not: boolean;
  readonly values: readonly string[];
}

/** Undefined: anything. */
export function choiceOf(text: string): Choice | undefined {
  const not = text.startsWith('!');
  const values = (not ? text.slice(1) : text).split('|').map((value) => value.trim()).filter((value) => value !== '');
  return values.length === 0 || (values.length === 1 && values[0] === '*') ? undefined : { not, values };
}

export function choiceText({ not, values }: Choice): string {
  return `${not ? '!' : ''}${values.join('|')}`;
}

/** @param same how a wanted value is compared; exactly unless told */
export function isChosen(text: string, value: string, same: (value: string, wanted: string) => boolean = (a, b) => a === b): boolean {
  const choice = choiceOf(text);
  return choice === undefined || choice.values.some((wanted) => same(value, wanted)) !== choice.not;
}
