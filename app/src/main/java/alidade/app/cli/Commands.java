package alidade.app.cli;

import picocli.CommandLine;

/// The commands that exist, in the order of the help.
final class Commands {
    private Commands() {}

    static void addTo(CommandLine line, Visit visit) {
        line.addSubcommand(new CollectCommand(visit));
        line.addSubcommand(new ExchangeCommand(visit));
        line.addSubcommand(hub(visit));
        line.addSubcommand(nodes(visit));
        line.addSubcommand(new ImportCommand(visit));
        line.addSubcommand(new QueryCommand(visit));
        line.addSubcommand(new ExplainCommand(visit));
        line.addSubcommand(new QualityCommand(visit));
        line.addSubcommand(new ConfirmCommand(visit));
        line.addSubcommand(new MendCommand(visit));
        line.addSubcommand(new AnnotateCommand(visit));
        line.addSubcommand(new UndoCommand(visit));
        line.addSubcommand(packs(visit));
        line.addSubcommand(accounts(visit));
        line.addSubcommand(new RebuildCommand(visit));
        line.addSubcommand(new FsckCommand(visit));
        line.addSubcommand(new HealCommand(visit));
        line.addSubcommand(new BackupCommand(visit));
        line.addSubcommand(new RestoreCommand(visit));
        line.addSubcommand(new DigestCommand(visit));
        line.addSubcommand(new SnapshotCommand(visit));
        line.addSubcommand(new WallCommand(visit));
        line.addSubcommand(new GalleryCommand(visit));
        line.addSubcommand(new DemoCommand(visit));
        line.addSubcommand(new BenchCommand(visit));
        line.addSubcommand(new DoctorCommand(visit));
    }

    private static CommandLine hub(Visit visit) {
        var hub = new CommandLine(new HubCommand(visit));
        hub.addSubcommand(new HubInitCommand(visit));
        hub.addSubcommand(new HubGrantCommand(visit));
        hub.addSubcommand(new HubRevokeCommand(visit));
        hub.addSubcommand(new HubPeopleCommand(visit));
        return hub;
    }

    private static CommandLine accounts(Visit visit) {
        var accounts = new CommandLine(new AccountCommand(visit));
        accounts.addSubcommand(new AccountSetCommand(visit));
        accounts.addSubcommand(new AccountRemoveCommand(visit));
        return accounts;
    }

    private static CommandLine nodes(Visit visit) {
        var nodes = new CommandLine(new NodeCommand(visit));
        nodes.addSubcommand(new NodeRunCommand(visit));
        nodes.addSubcommand(new NodeHealthCommand(visit));
        return nodes;
    }

    private static CommandLine packs(Visit visit) {
        var packs = new CommandLine(new PackCommand(visit));
        packs.addSubcommand(new PackCheckCommand(visit));
        packs.addSubcommand(new PackListCommand(visit));
        packs.addSubcommand(new PackShowCommand(visit));
        packs.addSubcommand(new PackProposeCommand(visit));
        return packs;
    }
}
