// JSON beside the frames: search, a pod's containers now, namespaces, health, and the document that describes them.
import { epochMs } from '../../base/time';
import type { Access } from '../query/access';
import { bundleOf } from '../query/bundle';
import { everything } from '../query/filter';
import type { Health, ResourceAnswer, ResourceAsk } from './engine';
import { AskError } from './engine';
import { OPENAPI } from './openapi';
import { podNow } from './pod-now';
import { search } from './search';
import { values } from './values';

export interface ResourceMeans {
  access(): Promise<Access>;
  health(): Promise<Health>;
}

// Enough records to know every namespace that lives; the list is a help for typing, not a census.
const NAMESPACE_RECORDS_MAX = 10_000;

/** @throws AskError */
export async function resource(means: ResourceMeans, ask: ResourceAsk, cancel: AbortSignal): Promise<ResourceAnswer> {
  const [first = '', ...rest] = ask.path.split('/').filter((part) => part !== '');
  switch (first) {
    case 'openapi.json':
      return json(OPENAPI);
    case 'health':
      return json(await means.health());
    case 'search':
      return json(await search(await means.access(), (ask.params['q'] ?? '').trim(), epochMs(Date.now()), cancel));
    case 'pod':
      // The UID of a pod that never was is made of its owner's kind and name, with slashes.
      return json(await podNow(await means.access(), decodeURIComponent(rest.join('/')), cancel));
    case 'bundle':
      return json(await bundleOf(await means.access(), decodeURIComponent(rest.join('/')), Date.now(), cancel));
    case 'namespaces':
      return json(await namespaces(await means.access(), cancel));
    case 'values':
      return json(await values(await means.access(), rest[0] ?? '', ask.params, cancel));
    default:
      throw new AskError(404, 'plugin', `There is no resource "${ask.path}". See openapi.json.`);
  }
}

const json = (value: unknown): ResourceAnswer => ({ status: 200, contentType: 'application/json', body: Buffer.from(JSON.stringify(value)) });

async function namespaces(access: Access, cancel: AbortSignal): Promise<readonly string[]> {
  const { records } = await access.records(everything(NAMESPACE_RECORDS_MAX), cancel);
  return [...new Set(records.map(({ dimensions }) => dimensions.namespace))].sort();
}
