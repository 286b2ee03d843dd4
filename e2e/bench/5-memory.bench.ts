// What a long session costs: the heap after a hundred pastes, beside the heap after the first two hundred.
import { test } from '../fixtures.ts';
import { hs256, SECRET } from '../tokens.ts';
import { record } from './record.ts';

test('memory', async ({ page, context, workbench }) => {
  await workbench.open();
  await workbench.typeKey(SECRET, 'utf8');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const heap = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6;
  };
  const pasteMany = async (count: number) => {
    for (let i = 0; i < count; i++)
      await workbench.paste(hs256({ sub: `user-${i}`, pad: 'x'.repeat(600) }).token);
  };
  const start = await heap();
  await pasteMany(200);
  const warm = await heap();
  await pasteMany(100);
  const end = await heap();
  record('Heap, MB', {
    'after opening': start.toFixed(2),
    'after 200 pastes': warm.toFixed(2),
    'after 300 pastes': end.toFixed(2),
    'growth of the last 100': `${((end / warm - 1) * 100).toFixed(1)} %`,
  });
});
