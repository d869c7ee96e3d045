import { comparison } from './en/comparison.js'
import { facts } from './en/facts.js'
import { problems } from './en/problems.js'
import { questions } from './en/questions.js'

/** Every sentence a person can read, by where it is said. One language a process: another is another folder with the same shape. */
export const say = { comparison, facts, problems, questions }
