/**
 * Prints how a command is used and ends it with 0, where it was asked to with `--help`; before it
 * reads a setting or opens anything.
 */
export const answerHelp = (
  usage: string,
  args: readonly string[] = process.argv.slice(2),
): void => {
  if (!args.includes('--help')) return
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
