/**
 * The roots of common passwords: those at the top of every published count of leaked ones, names
 * and dates among them, and keyboard rows. Long common passwords repeat or concatenate these, or
 * add a number.
 */
export const commonWords: readonly string[] = `
password passwort pass word passwd secret admin administrator root user guest test testing login signin welcome letmein open sesame opensesame default
changeme change me master access temp temporary qwerty qwertz azerty asdfgh zxcvbn qazwsx wsx edc rfv asdf zxcv qwer iloveyou iloveu love you my
your mine hello hi there monkey dragon tiger lion eagle bear wolf horse football baseball basketball hockey soccer cowboys yankees lakers steelers
chelsea arsenal liverpool barcelona realmadrid juventus princess prince queen king angel devil heaven jesus christ god lord faith hope grace blessed
sunshine moon star sun sky flower butterfly rainbow summer winter spring autumn fall january february march april may june july august september
october november december monday tuesday wednesday thursday friday saturday sunday superman batman spiderman pokemon pikachu naruto starwars
ninja samurai matrix shadow killer hunter ranger trustno one two three four five six seven eight nine ten zero michael jordan jennifer jessica
ashley daniel andrew joshua matthew robert thomas charlie george david james john joseph anthony william richard mary patricia linda elizabeth
barbara susan sarah karen nancy lisa betty maggie nicole hannah amanda samantha michelle stephanie computer internet google facebook youtube
windows microsoft apple samsung android iphone linux server database system network security secure private public company business office
money cash dollar bitcoin cookie chocolate cheese pizza banana orange coffee pepper ginger buster tigger snoopy mickey minnie donald
correct horse battery staple correcthorsebatterystaple thisisapassword this is a the and of for to in it am im not very long strong longest
new old big good best great super mega ultra extra happy lucky freedom forever together always never family mother father mom dad baby sister
brother friend friends home house school college university work job doctor nurse health clinic hospital therapy program programs directory
intensive outpatient iop editor editors owner reviewer desk whatever nothing something anything everything please thanks thank enter
`
  .split(/\s+/)
  .filter(Boolean)

/** Runs along a keyboard or the alphabet, read in both directions and cyclically. */
export const commonRuns: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
]
