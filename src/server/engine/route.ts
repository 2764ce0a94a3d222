// One engine for the fronts: each caller goes to this process' own collections, or to the collector that its data source names.
import type { Caller, Engine } from './engine';
import { createRemoteEngine } from './remote';

export function createRoutedEngine(local: Engine): Engine {
  const remotes = new Map<string, Engine>();
  const engineOf = ({ connection }: Caller): Engine => {
    if (connection.kind !== 'collector') {
      return local;
    }
    const id = JSON.stringify(connection);
    const known = remotes.get(id) ?? createRemoteEngine(connection);
    remotes.set(id, known);
    return known;
  };
  return {
    query: async (caller, ask, cancel) => engineOf(caller).query(caller, ask, cancel),
    async *stream(caller, ask, cancel) {
      yield* engineOf(caller).stream(caller, ask, cancel);
    },
    resource: async (caller, ask, cancel) => engineOf(caller).resource(caller, ask, cancel),
    health: async (caller, cancel) => engineOf(caller).health(caller, cancel),
    metrics: () => local.metrics(),
    close: async () => {
      await Promise.all([local, ...remotes.values()].map((engine) => engine.close()));
    },
  };
}
