/**
 * Bytes a second and milliseconds: a phone far from a mast, as browsers' own tools have slow 3G;
 * and no limit.
 */
export const slow = {
  offline: false,
  latency: 400,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
}
export const free = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }

/**
 * A page in a browser that has kept nothing. `slower` is how many times slower than this machine a
 * phone's processor is taken to be.
 */
export const openedPage = async (browser, { width, baseURL, connection = free, slower = 1 }) => {
  const context = await browser.newContext({ baseURL, viewport: { width, height: 740 } })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', connection)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  return { page, devtools, close: () => context.close() }
}
