// Which pod the address means.
export type Target =
  | { readonly kind: 'uid'; readonly uid: string }
  /** A name alone can be several pods. `all`: show them even when one of them is meant. */
  | { readonly kind: 'name'; readonly namespace: string; readonly pod: string; readonly all: boolean }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'nothing' };

/** A dashboard's unset variable comes as `$__all` or as its own name. */
const given = (text: string | undefined): string => (text === undefined || text === '$__all' || text.startsWith('$') ? '' : text.trim());

export function targetOf(params: Readonly<Record<string, string>>): Target {
  const [uid, pod, text] = [given(params['uid']), given(params['var-pod']), given(params['q'])];
  if (uid !== '') {
    return { kind: 'uid', uid };
  }
  if (pod !== '') {
    return { kind: 'name', namespace: given(params['var-namespace']), pod, all: params['all'] === '1' };
  }
  return text === '' ? { kind: 'nothing' } : { kind: 'search', text };
}
