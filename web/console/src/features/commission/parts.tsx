import { Link } from "react-router";
import { shortId, usePath } from "@/kit";

/** Somebody, by the end of their id, with a link to what they earn (`party`) or to who they are. */
export function PersonLink({ id, party = false }: { id: string; party?: boolean }) {
  const path = usePath();
  return (
    <Link to={path(party ? `/commission/parties/${id}` : `/people/${id}`)}>
      <code>{shortId(id)}</code>
    </Link>
  );
}
