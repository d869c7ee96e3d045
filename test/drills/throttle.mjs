import { openBrowser, signIn } from './editor.mjs'
import { pause } from './waiting.mjs'

/**
 * Somebody guesses at one account through two processes in turns. The fifth wrong try makes the
 * next one wait, also the right one, also at the other process; after that it is let in. What is
 * wrong with that, as sentences.
 */
export const oddThrottle = async (bases, who) => {
  const [right, after] = [who.codes.pop(), who.codes.pop()]
  for (let guess = 0; guess < 5; guess++)
    await signIn(openBrowser(bases[guess % 2]), who, { code: 'WRONG-WRONG' })
  const lost = []
  if (await signIn(openBrowser(bases[1]), who, { code: right }))
    lost.push('a wait was not shared by both processes')
  await pause(6000)
  if (!(await signIn(openBrowser(bases[1]), who, { code: after })))
    lost.push('nobody was let in after the wait')
  return lost
}
