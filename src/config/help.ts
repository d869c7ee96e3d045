/** Answers `--help` with the usage and exits 0, before a setting is read or anything opened. */
export const answerHelp = (
  usage: string,
  args: readonly string[] = process.argv.slice(2),
): void => {
  if (!args.includes('--help')) return
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
