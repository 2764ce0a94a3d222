// Pictures for docs/, from the first host only: the second one's would differ in details and lie beside the test's results.
import type { Page } from '@playwright/test';

const host = process.env['PREVIEW_HOST'] ?? '13';

/** @param name without folder and ending. */
export const picture = (page: Page, name: string): Promise<Buffer> => page.screenshot({ path: host === '13' ? `docs/img/${name}.png` : `out/e2e/grafana-${host}/${name}.png` });
