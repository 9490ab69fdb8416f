import { Button } from "antd";
import { Link, useRouteError } from "react-router";
import { EmptyState, ErrorState, Page, useWorkspace } from "@/kit";
import { useWords } from "@/words";

/** A page broke: say so, in its place. After an update of the console old files are gone; then a reload helps. */
export function Fault() {
  const error = useRouteError();
  const { frame } = useWords();
  if (error instanceof TypeError && /dynamically imported module|module script|Importing a module/i.test(error.message)) {
    return (
      <EmptyState
        title={frame.newVersion}
        action={
          <Button type="primary" onClick={() => window.location.reload()}>
            {frame.reload}
          </Button>
        }
      />
    );
  }
  return <ErrorState error={error} retry={() => window.location.reload()} />;
}

/** An address of a workspace that leads nowhere. */
export function NoPage() {
  const { frame } = useWords();
  const { id } = useWorkspace();
  return (
    <Page title={frame.notFoundTitle} lead={frame.notFound} action={<Link to={`/w/${encodeURIComponent(id)}/overview`}>{frame.home}</Link>}>
      {null}
    </Page>
  );
}
