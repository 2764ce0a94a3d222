// Which cluster a connection reaches and as whom, by the API server's own word. A collection is kept under both, so that
// a rotated token goes on with the history of the account it belongs to.
import type { KubeConnection } from './connection';
import { ConnectionError, readBody } from './connection';
import { isRaw, raw, text } from './raw';
import type { Raw } from './raw';

export interface Identity {
  /** UID of the namespace kube-system, or the server's address where that may not be read. */
  readonly cluster: string;
  /** User name as the API server knows it; undefined when it does not tell (older than 1.28). */
  readonly subject: string | undefined;
}

const ANSWER_MAX_BYTES = 1024 * 1024;
const REVIEW = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };

/** @throws ConnectionError when the server cannot be reached or refuses the credentials. */
export async function identify(connection: KubeConnection, cancel: AbortSignal): Promise<Identity> {
  const namespace = await ask(connection, '/api/v1/namespaces/kube-system', cancel);
  const review = await ask(connection, '/apis/authentication.k8s.io/v1/selfsubjectreviews', cancel, REVIEW);
  return {
    cluster: text(raw(namespace ?? {}, 'metadata'), 'uid') ?? connection.server,
    subject: text(raw(raw(review ?? {}, 'status'), 'userInfo'), 'username'),
  };
}

/** Undefined when the server answers, but not this. */
async function ask(connection: KubeConnection, path: string, cancel: AbortSignal, body?: object): Promise<Raw | undefined> {
  const reply = await connection.send(path, cancel, body).catch((cause: unknown) => {
    throw cancel.aborted ? new ConnectionError(`The API server at ${connection.server} did not answer in time. Check the address and that this machine may reach it.`, { cause }) : cause;
  });
  const said = await readBody(reply, ANSWER_MAX_BYTES);
  if (reply.status === 401) {
    throw new ConnectionError(`The API server at ${connection.server} refuses the credentials (401). Check the token.`);
  }
  if (reply.status !== 200 && reply.status !== 201) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(said.toString('utf8'));
    return isRaw(value) ? value : undefined;
  } catch (cause) {
    throw new ConnectionError(`What answers at ${connection.server} is no Kubernetes API server. Check the address.`, { cause });
  }
}
