// The preview with the demo cluster, as a person uses it.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { picture } from './picture';

interface Candidate {
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly podIp: string;
  readonly node: string;
  readonly workload: string;
  readonly outcome: string;
  readonly code: string;
}

const DEBUGPOD = '/a/lunettes-delivery-app/debugpod';

async function candidates(page: Page, text: string): Promise<readonly Candidate[]> {
  const reply = await page.request.get(`/api/datasources/uid/lunettes/resources/search?q=${encodeURIComponent(text)}`);
  return ((await reply.json()) as { candidates: readonly Candidate[] }).candidates;
}

/** A pod that answers the description, waited for: the demo cluster makes each kind again and again. */
async function podWith(page: Page, fits: (candidate: Candidate) => boolean): Promise<Candidate> {
  let found: Candidate | undefined;
  await expect.poll(async () => (found = (await candidates(page, '')).find(fits)) !== undefined, { timeout: 60_000 }).toBe(true);
  if (found === undefined) {
    throw new Error('no such pod');
  }
  return found;
}

test.beforeEach(({ page }) => {
  page.on('pageerror', (error) => {
    throw error;
  });
});

test('a pod is found by name, UID, address, workload and node', async ({ page }) => {
  const pod = await podWith(page, ({ podIp, node }) => podIp !== '' && node !== '');
  for (const text of [pod.pod, pod.uid, pod.podIp, pod.workload, pod.node, `${pod.namespace}/${pod.pod}`]) {
    await page.goto(`${DEBUGPOD}?q=${encodeURIComponent(text)}`);
    await expect(page.getByRole('button', { name: `${pod.namespace}/${pod.pod}` })).toBeVisible();
  }
});

test('a search that finds nothing says so and what to do', async ({ page }) => {
  await page.goto(DEBUGPOD);
  await page.getByLabel('Find a pod').fill('no-such-pod-anywhere');
  await expect(page.getByText('No such pod')).toBeVisible();
  await expect(page).toHaveURL(/q=no-such-pod-anywhere/);
});

test('a pod is followed live until it is delivered', async ({ page }) => {
  const pod = await podWith(page, ({ outcome, workload, node }) => outcome === 'pending' && workload === 'invoices' && node !== '');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await expect(page.getByLabel('Diagnosis').getByText('Delivered', { exact: true })).toBeVisible({ timeout: 60_000 });
});

test('a missing image is named with its evidence and its owner', async ({ page }) => {
  const pod = await podWith(page, ({ code, namespace }) => code === 'IMAGE_PULL_NOT_FOUND' && namespace !== 'recorded');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  const card = page.getByLabel('Diagnosis');
  await expect(card.getByText('IMAGE_PULL_NOT_FOUND')).toBeVisible();
  await expect(card.getByText('Owner: User')).toBeVisible();
  await expect(card.getByText(/failed to resolve reference/).first()).toBeVisible();
  await picture(page, 'debugpod-dark');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}&theme=light`);
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await picture(page, 'debugpod-light');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}&theme=dark&lang=zh-Hans`);
  await expect(page.getByText('发生了什么')).toBeVisible();
  await picture(page, 'debugpod-zh');
});

test('the waterfall is walked by keyboard, and the row is in the address', async ({ page }) => {
  const pod = await podWith(page, ({ outcome }) => outcome === 'delivered');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/row=/);
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveCount(1);
});

test('the board shows what is not delivered, and leads to the pod', async ({ page }) => {
  await page.goto('/a/lunettes-delivery-app/now');
  await expect(page.getByRole('heading', { name: /SCHED_INSUFFICIENT_CPU/ })).toBeVisible({ timeout: 30_000 });
  await picture(page, 'now-dark');
  await page.getByRole('link', { name: /\// }).first().click();
  await expect(page.getByLabel('Diagnosis')).toBeVisible();
});

test('the panel draws the pods of a workload', async ({ page }) => {
  await page.goto('/panel?workload=checkout');
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await picture(page, 'panel-dark');
});

test('the data source explains its health', async ({ page }) => {
  await page.goto('/source');
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByRole('status')).toContainText(/Watching \d+ pods of Kubernetes v1.36/);
});

for (const theme of ['dark', 'light']) {
  test(`axe finds nothing on the pages in ${theme}`, async ({ page }) => {
    const pod = await podWith(page, ({ code, namespace }) => code === 'IMAGE_PULL_NOT_FOUND' && namespace !== 'recorded');
    for (const path of [`/a/lunettes-delivery-app/now?theme=${theme}`, `${DEBUGPOD}?theme=${theme}&uid=${pod.uid}`, `/panel?theme=${theme}`]) {
      await page.goto(path);
      await page.waitForTimeout(2500);
      const { violations } = await new AxeBuilder({ page }).include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`)).toEqual([]);
    }
  });
}
