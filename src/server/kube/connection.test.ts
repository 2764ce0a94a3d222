// Each way of a kubeconfig to reach a server, by a real one: TLS with its own authority, a proxy, a command.
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import type { KubeConnection } from './connection';
import { connectInCluster, connectWithToken, readBody, renewable } from './connection';
import { identify } from './identity';
import { connectWithKubeconfig } from './kubeconfig';

const NEVER = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'lunettes-connection-'));
const closers: Array<() => void> = [];
afterAll(() => closers.forEach((close) => close()));

// A certificate of its own authority, for the name api.internal only; made for these tests and trusted by nobody.
const caFile = resolvePath('src/server/kube/testing/api-internal.pem');
const keyFile = resolvePath('src/server/kube/testing/api-internal.key.pem');

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Answers with what it was sent: who, and through which name. */
const echo = (request: IncomingMessage): string => JSON.stringify({ authorization: request.headers.authorization ?? '', path: request.url });

const tlsServer = async (): Promise<number> => listen(createTlsServer({ key: readFileSync(keyFile), cert: readFileSync(caFile) }, (request, response) => void response.end(echo(request))));

function kubeconfig(cluster: object, user: object): string {
  const file = join(mkdtempSync(join(folder, 'c-')), 'config');
  writeFileSync(file, JSON.stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': 'c', contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }], clusters: [{ name: 'c', cluster }], users: [{ name: 'u', user }],
  }));
  return file;
}

const byFile = (path: string, allowExec = false): KubeConnection => connectWithKubeconfig({ path, text: '', context: '', allowExec });

async function ask(connection: KubeConnection): Promise<{ readonly authorization: string; readonly path: string }> {
  const said = (await readBody(await connection.send('/version', NEVER), 10_000)).toString();
  connection.close();
  return JSON.parse(said) as { authorization: string; path: string };
}

test('a CA file and tls-server-name: the certificate is checked against the name of the file, not the address', async () => {
  const server = `https://127.0.0.1:${await tlsServer()}`;
  expect(await ask(byFile(kubeconfig({ server, 'certificate-authority': caFile, 'tls-server-name': 'api.internal' }, { token: 't1' })))).toEqual({ authorization: 'Bearer t1', path: '/version' });
  await expect(ask(byFile(kubeconfig({ server, 'certificate-authority': caFile }, { token: 't1' })))).rejects.toThrow(/certificate of https:\/\/127\.0\.0\.1:\d+ is not trusted/);
  await expect(ask(byFile(kubeconfig({ server, 'tls-server-name': 'api.internal' }, { token: 't1' })))).rejects.toThrow(/Give its certificate authority/);
});

test('proxy-url: the way to a TLS server leads through the proxy', async () => {
  const port = await tlsServer();
  const through: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    through.push(request.url ?? '');
    const far = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    far.on('error', () => socket.destroy());
    socket.on('error', () => far.destroy());
  });
  const file = kubeconfig({ server: `https://api.internal:${port}`, 'certificate-authority': caFile, 'proxy-url': `http://127.0.0.1:${await listen(proxy)}` }, { token: 't2' });
  expect(await ask(byFile(file))).toMatchObject({ authorization: 'Bearer t2' });
  expect(through).toEqual([`api.internal:${port}`]);
});

test('exec: the command is run when the file was named on a command line, and refused from settings', async () => {
  const command = join(folder, 'credential.sh');
  writeFileSync(command, '#!/bin/sh\necho \'{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"from-command"}}\'\n');
  chmodSync(command, 0o755);
  const user = { exec: { apiVersion: 'client.authentication.k8s.io/v1', command, interactiveMode: 'Never' } };
  const file = kubeconfig({ server: `https://127.0.0.1:${await tlsServer()}`, 'insecure-skip-tls-verify': true }, user);
  expect(await ask(byFile(file, true))).toMatchObject({ authorization: 'Bearer from-command' });
  expect(() => byFile(file)).toThrow(/from a command \("exec"\), which is not allowed from Grafana's settings/);
  expect(() => connectWithKubeconfig({ path: '', text: readFileSync(file, 'utf8'), context: '', allowExec: false })).toThrow(/The pasted kubeconfig/);
});

test('an exec command that fails is one sentence', async () => {
  const file = kubeconfig({ server: `https://127.0.0.1:${await tlsServer()}`, 'insecure-skip-tls-verify': true }, { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: join(folder, 'no-such-command'), interactiveMode: 'Never' } });
  await expect(ask(byFile(file, true))).rejects.toThrow(/The credentials for https:\/\/127\.0\.0\.1:\d+ cannot be had: .*no-such-command/);
});

test('a pasted CA is enough for a server, a token and nothing else', async () => {
  const server = `https://127.0.0.1:${await tlsServer()}`;
  await expect(ask(connectWithToken({ server, ca: '', token: 't', insecureSkipVerify: false }))).rejects.toThrow(/not trusted/);
  expect(await ask(connectWithToken({ server, ca: '', token: 't', insecureSkipVerify: true }))).toMatchObject({ authorization: 'Bearer t' });
});

test.each([
  ['no file', () => byFile(join(folder, 'missing')), /kubeconfig .*missing cannot be read/],
  ['no such context', () => connectWithKubeconfig({ path: kubeconfig({ server: 'https://x' }, {}), text: '', context: 'prod', allowExec: false }), /has no context "prod"\. It has: c\./],
  ['an address that is none', () => connectWithToken({ server: 'ten', ca: '', token: '', insecureSkipVerify: false }), /"ten" is not a URL\. Write it as https/],
  ['outside a cluster', () => connectInCluster(), /does not run in a cluster/],
])('%s is one sentence with what to do', (_, open, sentence) => {
  expect(open).toThrow(sentence);
});

test('a server that cannot be reached is one sentence', async () => {
  await expect(ask(connectWithToken({ server: 'https://127.0.0.1:1', ca: '', token: '', insecureSkipVerify: false }))).rejects.toThrow(/API server at https:\/\/127\.0\.0\.1:1 cannot be reached: .*Check the address/);
});

test('a renewed connection sends the new credential', async () => {
  const server = `https://127.0.0.1:${await tlsServer()}`;
  const to = (token: string): KubeConnection => connectWithToken({ server, ca: '', token, insecureSkipVerify: true });
  const connection = renewable(to('old'));
  connection.use(to('new'));
  expect(await ask(connection)).toMatchObject({ authorization: 'Bearer new' });
});

describe('who we are', () => {
  const answering = async (answers: Readonly<Record<string, readonly [number, string]>>): Promise<KubeConnection> => {
    const port = await listen(createServer((request, response) => {
      const [code, body] = answers[request.url ?? ''] ?? [404, '{}'];
      response.writeHead(code).end(body);
    }));
    return connectWithToken({ server: `http://127.0.0.1:${port}`, ca: '', token: 't', insecureSkipVerify: false });
  };
  const REVIEWS = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
  const SYSTEM = '/api/v1/namespaces/kube-system';

  test('is the cluster and the account that the server names', async () => {
    const connection = await answering({ [SYSTEM]: [200, '{"metadata":{"uid":"c1"}}'], [REVIEWS]: [201, '{"status":{"userInfo":{"username":"system:serviceaccount:obs:lunettes"}}}'] });
    expect(await identify(connection, NEVER)).toEqual({ cluster: 'c1', subject: 'system:serviceaccount:obs:lunettes' });
  });

  test('is the address alone where RBAC and an old server tell nothing', async () => {
    const connection = await answering({ [SYSTEM]: [403, '{}'] });
    expect(await identify(connection, NEVER)).toEqual({ cluster: connection.server, subject: undefined });
  });

  test('is refused with a sentence by 401, and by something that is no API server', async () => {
    await expect(identify(await answering({ [SYSTEM]: [401, '{}'] }), NEVER)).rejects.toThrow(/refuses the credentials \(401\)\. Check the token/);
    await expect(identify(await answering({ [SYSTEM]: [200, '<html>'] }), NEVER)).rejects.toThrow(/no Kubernetes API server/);
  });
});
