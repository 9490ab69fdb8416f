import type { Text } from "./types";

/** A refusal of the server (RFC 9457), or of the network (`status` 0): a stable code and a sentence that says what to do. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];

  constructor(status: number, code: string, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.name = "ApiProblem";
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
  }
}

export interface FieldError {
  path?: string;
  says?: Text;
  message?: string;
}

/** A problem from whatever an answer holds; an answer that is not ours still gets a code. */
export function problemOf(status: number, body: unknown): ApiProblem {
  if (typeof body === "object" && body !== null && "code" in body && typeof body.code === "string") {
    const detail = "detail" in body && typeof body.detail === "string" ? body.detail : "";
    const errors = "errors" in body && Array.isArray(body.errors) ? (body.errors as FieldError[]) : [];
    return new ApiProblem(status, body.code, detail, errors);
  }
  return new ApiProblem(status, `http_${status}`, "");
}

/** The network did not carry the request: nothing is known about it. */
export function unreachable(): ApiProblem {
  return new ApiProblem(0, "unreachable", "");
}
