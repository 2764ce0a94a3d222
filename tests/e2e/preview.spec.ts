// The preview's own promises, where no page shows them.
import { expect, test } from '@playwright/test';

interface Runtime {
  getGrafanaLiveSrv(): { getDataStream(options: object): { subscribe(next: (response: Streamed) => void): { unsubscribe(): void } } };
}
interface Streamed {
  readonly state: string;
  readonly data: readonly { readonly length: number }[];
  readonly error?: { readonly message?: string };
}
type Modules = typeof globalThis & { readonly System: { get(name: string): Runtime } };

async function streamed(page: import('@playwright/test').Page, path: string, responses: number): Promise<readonly { state: string; rows: number; error: string }[]> {
  return page.evaluate(([channel, wanted]) => new Promise<{ state: string; rows: number; error: string }[]>((resolve) => {
    const seen: { state: string; rows: number; error: string }[] = [];
    const live = (window as unknown as Modules).System.get('package:@grafana/runtime').getGrafanaLiveSrv();
    const addr = { scope: 'ds', stream: 'lunettes', path: channel, data: { kind: 'pods', filter: {}, limit: 5 } };
    const subscription = live.getDataStream({ addr, buffer: { action: 'replace' } }).subscribe(({ state, data, error }) => {
      seen.push({ state, rows: data[0]?.length ?? 0, error: error?.message ?? '' });
      if (seen.length === wanted) {
        subscription.unsubscribe();
        resolve(seen);
      }
    });
  }), [path, responses] as const);
}

test('Grafana Live hands on what the backend streams', async ({ page }) => {
  await page.goto('/a/lunettes-delivery-app/now');
  await expect(page.getByRole('heading').first()).toBeVisible();
  const seen = await streamed(page, 'query/preview', 3);
  expect(seen.map(({ state }) => state)).toEqual(['Streaming', 'Streaming', 'Streaming']);
  expect(seen.every(({ rows }) => rows === 5)).toBe(true);
});

test('a channel that the backend does not know is an error, not silence', async ({ page }) => {
  await page.goto('/a/lunettes-delivery-app/now');
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(await streamed(page, 'nowhere', 1)).toEqual([{ state: 'Error', rows: 0, error: 'Streaming channel error: NOT_FOUND' }]);
});
