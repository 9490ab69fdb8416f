import type { Role, Workspace } from "@/api";
import { createContext, type ReactNode, use } from "react";

interface Here {
  workspace: Workspace;
  role: Role;
}
const WorkspaceContext = createContext<Here | null>(null);

export function WorkspaceProvider({ children, ...here }: Here & { children: ReactNode }) {
  return <WorkspaceContext value={here}>{children}</WorkspaceContext>;
}

function useHere(): Here {
  const here = use(WorkspaceContext);
  if (here === null) throw new Error("the workspace is read outside of its frame");
  return here;
}

/** The workspace whose data is shown. */
export function useWorkspace(): Workspace {
  return useHere().workspace;
}

/** Whether the operator may change things here. */
export function useMayEdit(): boolean {
  return useHere().role !== "viewer";
}

/** The address of a page of this workspace. */
export function usePath(): (path: string) => string {
  const { id } = useWorkspace();
  return (path) => `/w/${encodeURIComponent(id)}${path}`;
}
