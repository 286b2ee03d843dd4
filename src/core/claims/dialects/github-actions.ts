// GitHub Actions: the OIDC token of a workflow's job.
import { claimText } from '../claim-values.ts';
import { issuerHost } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'github-actions',
  name: 'GitHub Actions',
  reference: 'GitHub docs (OpenID Connect reference)',
  recognise: ({ claims }) => {
    const issuer = claimText(claims, 'iss') ?? '';
    const host = issuerHost(issuer) ?? '';
    if (/^token\.actions\.(?:githubusercontent\.com|[\w-]+\.ghe\.com)$/.test(host)) {
      return `its issuer is ${host}`;
    }
    // A GitHub Enterprise Server of one's own.
    return issuer.endsWith('/_services/token') && claims?.get('repository')
      ? 'its issuer ends in /_services/token, and it has a repository'
      : undefined;
  },
  claims: [
    [
      'sub',
      'Subject',
      'string',
      'Repository and branch, tag, pull request or environment: what a cloud’s trust policy matches, exactly.',
      '"repo:octo/app:environment:prod"',
    ],
    [
      'repository',
      'Repository',
      'string',
      'Owner and name. Names can be taken over: see repository_id.',
      '"octo/app"',
    ],
    [
      'repository_id',
      'Repository ID',
      'string',
      'The repository’s number, which is never used again.',
    ],
    ['repository_owner', 'Owner', 'string', 'The organization or person that owns the repository.'],
    ['repository_owner_id', 'Owner ID', 'string', 'The owner’s number, which is never used again.'],
    ['repository_visibility', 'Visibility', 'string', 'public, private or internal.'],
    ['ref', 'Ref', 'string', 'The branch or tag that the workflow ran for.', '"refs/heads/main"'],
    ['ref_type', 'Ref type', 'string', 'branch or tag.'],
    [
      'ref_protected',
      'Ref protected',
      'string',
      'Whether the branch is protected; true or false as text.',
    ],
    ['sha', 'Commit', 'string', 'The commit that the workflow ran for.'],
    ['head_ref', 'Head ref', 'string', 'In a pull request: where it comes from.'],
    ['base_ref', 'Base ref', 'string', 'In a pull request: where it goes to.'],
    ['event_name', 'Event', 'string', 'What started the workflow: push, pull_request and so on.'],
    ['environment', 'Environment', 'string', 'The deployment environment of the job.', '"prod"'],
    [
      'environment_node_id',
      'Environment’s node ID',
      'string',
      'The environment’s id in the GraphQL API.',
    ],
    ['workflow', 'Workflow', 'string', 'The workflow’s name, which anyone may choose.'],
    ['workflow_ref', 'Workflow ref', 'string', 'The workflow’s file and ref.'],
    ['workflow_sha', 'Workflow commit', 'string', 'The commit that the workflow’s file is of.'],
    [
      'job_workflow_ref',
      'Job’s workflow ref',
      'string',
      'The reusable workflow that the job runs: to trust one way of building.',
    ],
    [
      'job_workflow_sha',
      'Job’s workflow commit',
      'string',
      'The commit of that reusable workflow.',
    ],
    ['run_id', 'Run ID', 'string', 'The run of the workflow.'],
    ['run_number', 'Run number', 'string', 'How many times the workflow ran.'],
    ['run_attempt', 'Run attempt', 'string', 'How many times this run was tried.'],
    ['runner_environment', 'Runner', 'string', 'github-hosted or self-hosted.', '"github-hosted"'],
    ['actor', 'Actor', 'string', 'Who started it.'],
    ['actor_id', 'Actor ID', 'string', 'The number of the account that started it.'],
    ['enterprise', 'Enterprise', 'string', 'The enterprise that the repository belongs to.'],
    ['enterprise_id', 'Enterprise ID', 'string', 'The enterprise’s number.'],
    ['check_run_id', 'Check run ID', 'string', 'The job’s check run.'],
  ],
});
