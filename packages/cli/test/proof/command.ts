import { afterAll } from "vitest"
import { removeFolders } from "../call.ts"

export * from "./desk.ts"

afterAll(removeFolders)
