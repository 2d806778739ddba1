using System.Security.Cryptography;
using System.Text;

namespace Reseau50.Workshops.WriteUps;

/// <summary>The id of what may exist once for something else: asked for twice, by two people or two nodes, it is the same.</summary>
internal static class OneId
{
    /// <summary><paramref name="kind"/> is two letters: with 24 digits of a hash it makes an id of the usual length.</summary>
    public static string For(string kind, string id) => kind + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kind + ":" + id)))[..24];
}
