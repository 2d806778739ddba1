namespace Reseau50.Agenda.Contracts;

/// <summary>A calendar feed somebody may subscribe to: its path, and whose dates it holds (« les dates du réseau RPE »). Drawn by the template <c>Subscribe</c>.</summary>
public sealed record Subscription(string Path, string What);
